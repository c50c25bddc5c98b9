import { scramble } from './scramble';

const hexadecimalBytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A UUID (version 4), different for each pair of 32-bit owner and number under the same seed. */
export function uniqueId(seed: number, owner: number, number: number): string {
  const first = scramble(owner ^ scramble(seed));
  const second = scramble(number + first);
  const third = scramble(second ^ scramble(seed + 1));
  const fourth = scramble(third + first);
  return (
    `${print(first >>> 16)}${print(first & 0xffff)}-${print(second >>> 16)}` +
    `-${print(0x4000 | (third & 0x0fff))}-${print(0x8000 | (third >>> 18))}` +
    `-${print(second & 0xffff)}${print(fourth >>> 16)}${print(fourth & 0xffff)}`
  );
}

function print(sixteenBits: number): string {
  return `${hexadecimalBytes[sixteenBits >>> 8]}${hexadecimalBytes[sixteenBits & 0xff]}`;
}
