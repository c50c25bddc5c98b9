import { identifier } from './identifier';
import type { Kind } from './kind';
import { textOf } from './text-of';

/**
 * The ID of a device, or the one by which it may be advertised to. Where its owner allows no tracking it is zeros, which is
 * nothing: everybody would be one person.
 */
export const deviceIdentifier: Kind<string> = {
  ...identifier,
  name: 'deviceIdentifier',
  read: (given) => {
    const text = textOf(given);
    return typeof text === 'string' && /^[0-]*$/.test(text) ? undefined : identifier.read(given);
  },
};
