import * as http from 'node:http';
import * as https from 'node:https';
import { text } from 'node:stream/consumers';
import { decodeBody, encodeBody } from './body';
import { keepHeaders } from './keep-headers';
import type { RecordedRequest, RecordedResponse } from './recording';
import { RecordingError } from './recording-error';

/**
 * Sends a request to the server at `target` instead of the one in its URL. The status is 0 if the server is there but hangs up
 * before it has answered.
 */
export async function forward(
  { method, url, headers, body }: RecordedRequest,
  target: string,
): Promise<RecordedResponse> {
  const { pathname, search } = new URL(url);
  const address = new URL(`${pathname}${search}`, target);
  const sent = { method, headers: { ...headers, host: address.host, 'accept-encoding': 'identity' }, agent: false };
  try {
    const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const sending = (address.protocol === 'https:' ? https : http).request(address, sent);
      sending.on('response', resolve).on('error', reject).end(encodeBody(body));
    });
    const encoding = answer.headers['content-encoding'];
    if (encoding !== undefined) throw new RecordingError(`The answer comes in ${encoding}, though asked for as it is.`);
    const received = decodeBody(await text(answer));
    return {
      status: answer.statusCode ?? 0,
      headers: keepHeaders('response', answer.headers),
      ...(received !== undefined && { body: received }),
    };
  } catch (error) {
    // Not `instanceof Error`: under Jest, errors from Node's own modules come from another realm.
    const isCut = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ECONNRESET';
    if (isCut) return { status: 0, headers: {} };
    throw error;
  }
}
