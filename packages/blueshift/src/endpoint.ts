import { basic, type Request } from '@sluice/kit';

interface Access {
  readonly region: 'us' | 'eu';
}

/** A key of one region is refused in the other: https://developer.blueshift.com/reference/authentication */
export function originOf({ region }: Access): string {
  return region === 'eu' ? 'https://api.eu.getblueshift.com' : 'https://api.getblueshift.com';
}

/** https://developer.blueshift.com/reference/authentication: the key is the user, the password is empty. */
export function call(method: 'GET' | 'POST', path: string, key: string, access: Access, json?: unknown): Request {
  const url = `${originOf(access)}/api/v1/${path}`;
  const [accept, authorization] = ['application/json', basic(key, '')];
  if (json === undefined) return { method, url, headers: { Accept: accept, Authorization: authorization } };
  const headers = { Accept: accept, Authorization: authorization, 'Content-Type': 'application/json' };
  return { method, url, headers, json };
}
