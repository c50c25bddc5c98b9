import type { Writable } from 'node:stream';

/**
 * Whether output to a stream may be coloured: if it is a terminal that can, unless `NO_COLOR` is set (https://no-color.org).
 * `FORCE_COLOR` overrides both, as it does in Node.js: 0 and false turn colours off, anything else turns them on.
 */
export function hasColours(stream: Writable, env: Readonly<Record<string, string | undefined>>): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: none } = env;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (none !== undefined && none !== '') return false;
  if (!('isTTY' in stream && stream.isTTY === true)) return false;
  return env.TERM !== 'dumb';
}
