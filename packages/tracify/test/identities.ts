/** The published procedure, worked by hand with `sha256sum` and `cut -c1-59`: so the package is not its own witness. */
export const hashOf = {
  'test@example.com': 'd655199e48e08f40798252d4688ea6c4d2e1ec5a06175477e9342a3cfda4ded9',
  '8.8.8.8': '78b860bbd1b3dbeae0fc333d31d78a2431dd260dbde2ecdef86eecbb0314e45f',
  'Mozilla/5.0': 'fe3fa8b7cb726fc1507885122d8bc5dcb7bfbf0f17f08d8f4dd588bc810c929b',
  '8.8.8.8|Mozilla/5.0': '7e935e5bf7fb52e8c5c07e99eb256aa84445e78b45ac680a4f9fded443ffc7d4',
} as const;

/** What stands for the printed hashes, which are made up: those of this visitor. */
export const visitor = { ip: '8.8.8.8', userAgent: 'Mozilla/5.0', traits: { email: 'test@example.com' } };

export const visitorHashes = {
  [hashOf['test@example.com']]: 1,
  [hashOf['8.8.8.8|Mozilla/5.0']]: 2,
  [hashOf['8.8.8.8']]: 3,
  [hashOf['Mozilla/5.0']]: 4,
};

/** A printed payload with computed hashes in the place of the made-up ones. */
export function withHashes(printed: Record<string, unknown>): unknown {
  const events = printed.events as readonly object[];
  return { events: events.map((event) => ({ ...event, identity_data: visitorHashes })) };
}
