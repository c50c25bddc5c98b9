import { identifier } from './identifier';
import type { Kind } from './kind';
import { textOf } from './text-of';

/**
 * The ID of a device, or its advertising ID. If the owner does not allow tracking it is all zeros, which counts as none, since
 * otherwise everybody would be one person.
 */
export const deviceIdentifier: Kind<string> = {
  ...identifier,
  name: 'deviceIdentifier',
  read: (given) => {
    const text = textOf(given);
    return typeof text === 'string' && /^[0-]*$/.test(text) ? undefined : identifier.read(given);
  },
};
