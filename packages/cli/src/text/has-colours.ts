import type { Writable } from 'node:stream';

/**
 * Whether what is written there may be coloured: where it is a terminal that can, unless `NO_COLOR` is set (https://no-color.org).
 * `FORCE_COLOR` decides over both, as it does in Node.js: 0 and false take colours away, anything else brings them.
 */
export function hasColours(stream: Writable, env: Readonly<Record<string, string | undefined>>): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: none } = env;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (none !== undefined && none !== '') return false;
  if (!('isTTY' in stream && stream.isTTY === true)) return false;
  return env.TERM !== 'dumb';
}
