import type { CompileOptions } from '@sluice/engine';
import { isObject, noSuchKey } from '@sluice/kit/host';
import { UsageError } from '../usage-error';
import { readJsonFile } from './read-json-file';

/** A list of subscriptions, or changes to the presets. */
export type Subscriptions = NonNullable<CompileOptions['subscriptions']>;

/** `type` is allowed because the presets in `sluice describe --json` have it. */
const known = ['name', 'partnerAction', 'subscribe', 'mapping', 'type'];

/** Reads a subscriptions file. The engine checks the subscriptions themselves. */
export async function readSubscriptions(path: string): Promise<Subscriptions> {
  return checkedSubscriptions(await readJsonFile(path), path);
}

/** Checks subscriptions that a user wrote: a list of all, or changes to the presets. `place` says where, for messages. */
export function checkedSubscriptions(content: unknown, place: string): Subscriptions {
  if (!Array.isArray(content) && !isObject(content)) {
    throw new UsageError(
      `${place}: the subscriptions must be an object with what differs from the presets, {"<preset>": {"mapping": {…}}}, or a list ` +
        'of {"partnerAction", "subscribe", "mapping"}. "sluice describe <destination>" lists the presets.',
    );
  }
  // Other hosts may add keys to a subscription; in our files an unknown key is a misspelt one.
  const [first, ...more] = (Array.isArray(content) ? content : []).flatMap((entry: unknown, index) =>
    (isObject(entry) ? Object.keys(entry) : [])
      .filter((key) => !known.includes(key))
      .map((key) => `${place}: subscriptions[${index}].${key}: ${noSuchKey(key, known.slice(0, 4))}`),
  );
  if (first !== undefined) throw new UsageError(first, more);
  return content as Subscriptions; // -- the engine checks each
}
