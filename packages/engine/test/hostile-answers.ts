import type { ServerResponse } from 'node:http';
import * as zlib from 'node:zlib';

/**
 * What two events are to come to: by a channel whose answers speak by status, and by one that has `{ "results": […] }` in the body.
 * `unclear` is what was not understood.
 */
export interface Kind {
  readonly answer: (response: ServerResponse) => void;
  readonly status: Verdict;
  readonly body: Verdict | readonly [Verdict, Verdict];
}
export type Verdict = 'delivered' | 'unclear' | 'rejected' | 'retry';

const page = '<!DOCTYPE html><html><head><title>Maintenance</title></head><body>Back soon</body></html>';

function plain(body: string | Buffer, headers: Record<string, string> = {}, status = 200): Kind['answer'] {
  return (response) => response.writeHead(status, headers).end(body);
}

function coded(coding: string, body: Buffer): Kind['answer'] {
  return plain(body, { 'content-encoding': coding, 'content-type': 'application/json' });
}

/** Text that no coding makes much shorter, so that a part of it is no whole. */
const noise = Array.from({ length: 3000 }, (_, index) => Math.imul(index, 2654435761).toString(36)).join('');

/** What a vendor says to both events, as the bodies of its answers. */
export interface Words {
  readonly yes: string;
  readonly no: string;
}

/** The answers of a vendor, and of all that may stand between it and us. */
export function kindsOf({ yes, no }: Words): Readonly<Record<string, Kind>> {
  return {
    'the vendor’s own yes': { answer: plain(yes), status: 'delivered', body: 'delivered' },
    'the vendor’s own no': { answer: plain(no), status: 'rejected', body: 'rejected' },
    'yes in gzip': { answer: coded('gzip', zlib.gzipSync(yes)), status: 'delivered', body: 'delivered' },
    'no in gzip': { answer: coded('gzip', zlib.gzipSync(no)), status: 'rejected', body: 'rejected' },
    'no in x-gzip': { answer: coded('x-gzip', zlib.gzipSync(no)), status: 'rejected', body: 'rejected' },
    'no in deflate': { answer: coded('deflate', zlib.deflateSync(no)), status: 'rejected', body: 'rejected' },
    'no in raw deflate': { answer: coded('deflate', zlib.deflateRawSync(no)), status: 'rejected', body: 'rejected' },
    'no in br': { answer: coded('br', zlib.brotliCompressSync(no)), status: 'rejected', body: 'rejected' },
    'no behind a byte-order mark': { answer: plain(`\ufeff${no}`), status: 'rejected', body: 'rejected' },
    'a coding that nobody knows': { answer: coded('x-acme', Buffer.from(yes)), status: 'unclear', body: 'unclear' },
    'gzip that is none': { answer: coded('gzip', Buffer.from(yes)), status: 'unclear', body: 'unclear' },
    'deflate that is none': {
      answer: coded('deflate', Buffer.from('OK OK OK OK')),
      status: 'unclear',
      body: 'unclear',
    },
    'br that is none': { answer: coded('br', Buffer.from(yes)), status: 'unclear', body: 'unclear' },
    'gzip cut short': {
      answer: coded('gzip', zlib.gzipSync(`${yes}${' '.repeat(9)}${noise}`).subarray(0, 4000)),
      status: 'unclear',
      body: 'unclear',
    },
    'a gzip bomb': {
      answer: coded('gzip', zlib.gzipSync(Buffer.alloc(20_000_000, ' '))),
      status: 'unclear',
      body: 'unclear',
    },
    'more than ten megabytes': {
      answer: plain(yes + ' '.repeat(10_000_000)),
      status: 'unclear',
      body: 'unclear',
    },
    'JSON cut short': { answer: plain(yes.slice(0, yes.length >> 1)), status: 'unclear', body: 'unclear' },
    'a chunked answer cut short': {
      answer: (response) => {
        response.writeHead(200).write(yes.slice(0, yes.length >> 1), () => response.destroy());
      },
      status: 'unclear',
      body: 'unclear',
    },
    'less than the length it tells': {
      answer: (response) => {
        response.writeHead(200, { 'content-length': '1000' }).write(yes, () => response.destroy());
      },
      status: 'unclear',
      body: 'unclear',
    },
    'an answer that drips': {
      answer: (response) => {
        const timer = setInterval(() => response.write(' '), 10);
        response.once('close', () => clearInterval(timer));
      },
      status: 'unclear',
      body: 'unclear',
    },
    'JSON of 200,000 levels': {
      answer: plain('{"a":'.repeat(200_000) + '1' + '}'.repeat(200_000)),
      status: 'unclear',
      body: 'unclear',
    },
    'a web page': { answer: plain(page, { 'content-type': 'text/html' }), status: 'unclear', body: 'unclear' },
    'a web page called JSON': {
      answer: plain(`\n ${page}`, { 'content-type': 'application/json' }),
      status: 'unclear',
      body: 'unclear',
    },
    'a web page in JSON': { answer: plain(JSON.stringify(page)), status: 'unclear', body: 'unclear' },
    'a web page in gzip': { answer: coded('gzip', zlib.gzipSync(page)), status: 'unclear', body: 'unclear' },
    'a web page under 202': { answer: plain(page, {}, 202), status: 'unclear', body: 'unclear' },
    'a web page behind words': { answer: plain(`Welcome ${page}`), status: 'unclear', body: 'unclear' },
    XML: { answer: plain('<?xml version="1.0"?><error/>'), status: 'unclear', body: 'unclear' },
    nothing: { answer: plain(''), status: 'delivered', body: 'unclear' },
    'nothing under 204': { answer: plain('', {}, 204), status: 'delivered', body: 'unclear' },
    'a part (206)': { answer: plain(yes, {}, 206), status: 'unclear', body: 'unclear' },
    'many answers (207)': { answer: plain('[{"id":1}]', {}, 207), status: 'unclear', body: 'unclear' },
    'a short word': { answer: plain('OK', { 'content-type': 'text/plain' }), status: 'delivered', body: 'unclear' },
    'a word that says no': { answer: plain('ERROR: unknown key'), status: 'rejected', body: 'unclear' },
    'a long text': { answer: plain('lorem ipsum '.repeat(200)), status: 'unclear', body: 'unclear' },
    'other JSON': { answer: plain('{"id":"7"}'), status: 'delivered', body: 'unclear' },
    null: { answer: plain('null'), status: 'delivered', body: 'unclear' },
    'a list for an object': { answer: plain('[]'), status: 'delivered', body: 'unclear' },
    'a result for one of two': {
      answer: plain('{"success":true,"results":[{"success":true}]}'),
      status: 'delivered',
      body: ['delivered', 'unclear'],
    },
    'success: false': { answer: plain('{"success":false}'), status: 'rejected', body: 'rejected' },
    'success: "false"': { answer: plain('{"success":"false"}'), status: 'rejected', body: 'rejected' },
    'errors in a list': { answer: plain('{"errors":["No such key"]}'), status: 'rejected', body: 'rejected' },
    'no errors': { answer: plain('{"errors":[],"error":null}'), status: 'delivered', body: 'unclear' },
    'an error': { answer: plain('{"error":{"message":"No"}}'), status: 'rejected', body: 'rejected' },
    'an error under 207': { answer: plain('{"error":"No"}', {}, 207), status: 'rejected', body: 'rejected' },
    'an error in a list': { answer: plain('[{"id":1},{"error":"No"}]'), status: 'rejected', body: 'rejected' },
    'a status of its own as text': { answer: plain('{"code":"422"}'), status: 'rejected', body: 'rejected' },
    'a result of its own': { answer: plain('{"result":"failure"}'), status: 'rejected', body: 'rejected' },
    'how many failed': { answer: plain('{"accepted":1,"failedCount":1}'), status: 'rejected', body: 'rejected' },
    'which failed': { answer: plain('{"data":{"rejected_events":[1]}}'), status: 'rejected', body: 'rejected' },
    'that it failed': { answer: plain('{"failed":true}'), status: 'rejected', body: 'rejected' },
    'that none failed': {
      answer: plain('{"accepted":2,"failed":0,"invalid":[]}'),
      status: 'delivered',
      body: 'unclear',
    },
    'a word that says no, in JSON': {
      answer: plain('{"message":"Not authorized"}'),
      status: 'rejected',
      body: 'rejected',
    },
    'a word beside a yes': {
      answer: plain('{"ok":true,"message":"Invalid rows: 0"}'),
      status: 'delivered',
      body: 'unclear',
    },
    'a status of its own': { answer: plain('{"status":403,"message":"No"}'), status: 'rejected', body: 'rejected' },
    'a redirect to a page of 200': {
      answer: plain('', { location: '/login' }, 302),
      status: 'rejected',
      body: 'rejected',
    },
    'a redirect that keeps the method': {
      answer: plain('', { location: '/login' }, 307),
      status: 'rejected',
      body: 'rejected',
    },
    'a redirect to nowhere': { answer: plain(page, {}, 301), status: 'rejected', body: 'rejected' },
    'not modified': { answer: plain('', {}, 304), status: 'rejected', body: 'rejected' },
    'too early': { answer: plain('', {}, 425), status: 'retry', body: 'retry' },
    'a page under 503': { answer: plain(page, {}, 503), status: 'retry', body: 'retry' },
    'a gzipped 400': {
      answer: (response) =>
        response.writeHead(400, { 'content-encoding': 'gzip' }).end(zlib.gzipSync('{"message":"No such key"}')),
      status: 'rejected',
      body: 'rejected',
    },
    silence: { answer: () => undefined, status: 'retry', body: 'retry' },
    'a reset': { answer: (response) => response.socket?.resetAndDestroy(), status: 'retry', body: 'retry' },
  };
}
