import { basic, type Request } from '@sluice/kit';

interface Access {
  readonly region: 'us' | 'eu';
}

/** https://developer.blueshift.com/reference/authentication: the key is the user, the password is empty. */
export function call(method: 'GET' | 'POST', path: string, key: string, { region }: Access, json?: unknown): Request {
  const host = region === 'eu' ? 'api.eu.getblueshift.com' : 'api.getblueshift.com';
  const hasBody = json !== undefined;
  return {
    method,
    url: `https://${host}/api/v1/${path}`,
    headers: {
      Accept: 'application/json',
      ...(hasBody && { 'Content-Type': 'application/json' }),
      Authorization: basic(key, ''),
    },
    ...(hasBody && { json }),
  };
}
