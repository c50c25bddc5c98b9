import type { CompileOptions } from '@sluice/engine';
import { isObject, noSuchKey } from '@sluice/kit/host';
import { UsageError } from '../usage-error';
import { readJsonFile } from './read-json-file';

/** A list of subscriptions, or what differs from the presets. */
export type Subscriptions = NonNullable<CompileOptions['subscriptions']>;

/** `type` is what a preset of `sluice describe --json` has besides. */
const known = ['name', 'partnerAction', 'subscribe', 'mapping', 'type'];

/** A subscriptions file. What it means is checked by the engine. */
export async function readSubscriptions(path: string): Promise<Subscriptions> {
  return checkedSubscriptions(await readJsonFile(path), path);
}

/** Subscriptions that somebody wrote: all of them as a list, or what differs from the presets. `place` is where, for messages. */
export function checkedSubscriptions(content: unknown, place: string): Subscriptions {
  if (!Array.isArray(content) && !isObject(content)) {
    throw new UsageError(
      `${place}: the subscriptions must be an object with what differs from the presets, {"<preset>": {"mapping": {…}}}, or a list ` +
        'of {"partnerAction", "subscribe", "mapping"}. "sluice describe <destination>" lists the presets.',
    );
  }
  // A host may have more to say of a subscription; in a file of ours it is a misspelt key.
  const [first, ...more] = (Array.isArray(content) ? content : []).flatMap((entry: unknown, index) =>
    (isObject(entry) ? Object.keys(entry) : [])
      .filter((key) => !known.includes(key))
      .map((key) => `${place}: subscriptions[${index}].${key}: ${noSuchKey(key, known.slice(0, 4))}`),
  );
  if (first !== undefined) throw new UsageError(first, more);
  return content as Subscriptions; // -- the engine looks at each
}
