import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { DrawnFaults } from './fault-draw';
import type { VendorAnswer } from './vendor-simulator';

type Headers = Readonly<Record<string, string>>;

/** What goes back over the wire. */
export interface Reply {
  readonly status: number;
  readonly answer: unknown;
  readonly headers: Headers;
  readonly text: string;
}

const slowMilliseconds = 300;
const paddingBytes = 100 * 1024;

/** The reply of a vendor that fails before it processes the request; undefined if it does process it. */
export function failBeforeProcessing(kind: DrawnFaults['kind']): Reply | undefined {
  switch (kind) {
    case '429':
      return textReply(429, 'Too Many Requests', { 'retry-after': '0' });
    case '500':
      return textReply(500, 'Internal Server Error');
    case '503':
      return textReply(503, 'Service Unavailable');
    case 'reset':
      return textReply(0, '');
    default:
      return undefined;
  }
}

export function replyWith({ status, json, headers }: VendorAnswer): Reply {
  if (json === undefined) return { status, answer: undefined, headers: headers ?? {}, text: '' };
  const contentType = { 'content-type': 'application/json' };
  return { status, answer: json, headers: { ...contentType, ...headers }, text: JSON.stringify(json) };
}

export async function sendReply(reply: Reply, kind: DrawnFaults['kind'], response: ServerResponse): Promise<void> {
  if (kind === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  // Unreferenced, so that a closed simulator does not keep its process alive.
  if (kind === 'slow') await wait(slowMilliseconds, undefined, { ref: false });
  if (response.destroyed) return;

  const text = kind === 'oversized' ? pad(reply) : reply.text;
  const body = Buffer.from(text);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': body.byteLength });
  if (kind === 'truncated') {
    response.write(body.subarray(0, Math.floor(body.byteLength / 2)), () => response.socket?.destroySoon());
  } else {
    response.end(body);
  }
}

// Not JSON, as from the gateways in front of vendors.
function textReply(status: number, text: string, headers?: Headers): Reply {
  return { status, answer: text, headers: { 'content-type': 'text/plain', ...headers }, text };
}

function pad({ answer, text }: Reply): string {
  const isObject = typeof answer === 'object' && answer !== null && !Array.isArray(answer);
  return isObject ? JSON.stringify({ ...answer, padding: 'x'.repeat(paddingBytes) }) : text;
}
