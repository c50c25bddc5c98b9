// Makes clocks and random numbers the same in two runs, so that what they send can be compared.
import crypto from 'node:crypto';

const now = Date.parse('2026-03-02T00:00:00.000Z');
const RealDate = Date;
let state = 1;

function next() {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
}

function fill(view) {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = Math.floor(next() * 256);
  return view;
}

/** Stops the clock, and replaces random values with a sequence that `beginRun` restarts. */
export function freeze() {
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length > 0 ? given : [now]));
    }
    static now() {
      return now;
    }
  };
  Math.random = next;
  crypto.randomFillSync = fill;
  crypto.randomBytes = (size) => fill(Buffer.alloc(size));
  crypto.randomUUID = () => {
    const hex = fill(Buffer.alloc(16)).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  globalThis.crypto.getRandomValues = fill;
  globalThis.crypto.randomUUID = crypto.randomUUID;
}

export function beginRun() {
  state = 1;
}
