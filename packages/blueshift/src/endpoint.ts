import { basic, type Request } from '@sluice/kit';

interface Access {
  readonly region: 'us' | 'eu';
}

/** https://developer.blueshift.com/reference/authentication: the key is the user, the password is empty. */
export function call(method: 'GET' | 'POST', path: string, key: string, { region }: Access, json?: unknown): Request {
  const host = region === 'eu' ? 'api.eu.getblueshift.com' : 'api.getblueshift.com';
  const url = `https://${host}/api/v1/${path}`;
  const Authorization = basic(key, '');
  if (json === undefined) return { method, url, headers: { Accept: 'application/json', Authorization } };
  return {
    method,
    url,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', Authorization },
    json,
  };
}
