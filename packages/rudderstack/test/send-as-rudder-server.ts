import * as http from 'node:http';
import { isObject } from '@sluice/kit/host';

/** The status of the answer, or why nothing was sent, though rudder-server would report it as delivered. */
export type SendResult = number | string;

/**
 * Sends a REST object as rudder-server does when it delivers by itself, to `origin` instead of where the object says: it has read the
 * object from JSON, writes its body anew with the members in order, adds the parameters to the query, which it writes anew, and adds its own
 * user agent behind one that is there.
 */
export async function sendAsRudderServer(rest: unknown, origin: string): Promise<SendResult> {
  const { type, method, endpoint, headers, params, body, files } = JSON.parse(JSON.stringify(rest)) as {
    [key: string]: unknown;
    headers: Record<string, string>;
    params: Record<string, string>;
    body: Record<string, Record<string, unknown>>;
    files: object;
  };
  if (type !== 'REST') return 'not of type REST';
  if (Object.keys(files).length > 0) return 'with files';
  const { pathname, searchParams } = new URL(String(endpoint));
  for (const [name, value] of Object.entries(params)) searchParams.append(name, value);
  searchParams.sort();
  const url = new URL(origin);
  url.pathname = pathname;
  url.search = searchParams.toString();
  const filled = Object.entries(body).filter(([, format]) => Object.keys(format).length > 0);
  // Of several it would take any.
  if (filled.length > 1) return 'with several bodies';
  const [format, content] = filled[0] ?? [];
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const sent = {
    ...headers,
    ...(!names.has('user-agent') && { 'User-Agent': 'RudderLabs' }),
    'Accept-Encoding': 'gzip',
  };
  const text = format === 'JSON_ARRAY' ? String(content?.batch) : content && JSON.stringify(inOrder(content));
  return new Promise((resolve, reject) => {
    // It keeps no connection.
    const request = http.request(url, { method: String(method), headers: sent, agent: false }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    });
    request.on('error', reject);
    request.end(text);
  });
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const members = Object.entries(value).toSorted(([first], [second]) => (first < second ? -1 : 1));
  return Object.fromEntries(members.map(([key, member]) => [key, inOrder(member)]));
}
