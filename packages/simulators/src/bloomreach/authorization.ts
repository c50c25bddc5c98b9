import type { Account, VendorRequest } from '../vendor-simulator';
import type { Refusal } from './refuse';

export type Scheme = 'basic' | 'token' | 'bearer';

interface Credentials {
  readonly scheme: string;
  readonly value: string;
}

/** EN-auth: the header, or `access_token` in the query if a header is impossible. */
export function readCredentials({ headers, query }: VendorRequest): Credentials | undefined {
  const header = headers.authorization ?? '';
  const token = query.get('access_token') ?? '';
  if (header === '') return token === '' ? undefined : { scheme: 'token', value: token };
  const [, scheme = '', value = ''] = /^(\S+)\s*(.*)$/.exec(header) ?? [];
  return { scheme: scheme.toLowerCase(), value };
}

// EN-err: the texts and their statuses. Assumed: that a 401 and a 403 have the shape of the documented 400.
export function refuseAuthorization(
  request: VendorRequest,
  account: Account,
  allowed: readonly Scheme[],
): Refusal | undefined {
  const credentials = readCredentials(request);
  if (credentials === undefined) return refusal(401, 'Access key not provided');
  const scheme = allowed.find((candidate) => candidate === credentials.scheme);
  if (scheme === undefined) return refusal(400, 'Could not authenticate');
  if (scheme === 'basic') return refuseKey(credentials.value, account);
  // Our setting `apiSecret` contains the token if the scheme needs one.
  return credentials.value === account.apiSecret ? undefined : refusal(401, 'access key not found');
}

// EN-auth: Basic base64(apiKeyId:apiSecret)
function refuseKey(encoded: string, { apiKeyId, apiSecret }: Account): Refusal | undefined {
  const [, keyId, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  if (keyId === undefined) return refusal(400, 'Could not authenticate');
  if (keyId !== apiKeyId) return refusal(401, 'access key not found');
  return secret === apiSecret ? undefined : refusal(403, 'invalid secret');
}

function refusal(status: number, error: string): Refusal {
  return { status, json: { success: false, error } };
}
