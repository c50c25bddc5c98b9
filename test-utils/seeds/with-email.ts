import { hiddenEmail } from './hidden-email';

/** A copy of a printed payload with this address wherever the page hides one. */
export function withEmail(payload: Readonly<Record<string, unknown>>, email: string): Record<string, unknown> {
  return JSON.parse(JSON.stringify(payload), (_key, value: unknown) => (value === hiddenEmail ? email : value));
}
