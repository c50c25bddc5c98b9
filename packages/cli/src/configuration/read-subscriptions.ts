import type { Subscription } from '@sluice/engine';
import { UsageError } from '../usage-error';
import { isObject } from '@sluice/kit/host';
import { readJsonFile } from './read-json-file';

/** `type` is what a preset of `sluice describe --json` has besides. */
const known = ['name', 'partnerAction', 'subscribe', 'mapping', 'type'];

/** A subscriptions file, as far as its shape goes. Actions, triggers and mappings are checked by the engine. */
export async function readSubscriptions(path: string): Promise<Subscription[]> {
  return checkedSubscriptions(await readJsonFile(path), path);
}

/** The same of subscriptions that stand in a file with others; `place` is where. */
export function checkedSubscriptions(content: unknown, place: string): Subscription[] {
  if (!Array.isArray(content)) {
    throw new UsageError(
      `${place}: the subscriptions must be a JSON array of {"partnerAction", "subscribe", "mapping"}. ` +
        'The presets of "sluice describe <destination> --json" are such a list.',
    );
  }
  const problems: string[] = [];
  const subscriptions = content.map((entry: unknown, index) =>
    readOne(entry, (at, message) => {
      problems.push(`${place}: subscriptions[${index}]${at}: ${message}`);
    }),
  );
  const [first, ...more] = problems;
  if (first !== undefined) throw new UsageError(first, more);
  return subscriptions;
}

function readOne(entry: unknown, report: (place: string, message: string) => void): Subscription {
  const { name, partnerAction, subscribe, mapping, ...rest } = isObject(entry) ? entry : {};
  if (!isObject(entry)) report('', 'must be an object.');
  else {
    for (const key of Object.keys(rest)) {
      if (!known.includes(key)) report(`.${key}`, `there is no such key. There are: ${known.slice(0, 4).join(', ')}.`);
    }
    if (name !== undefined && typeof name !== 'string') report('.name', 'must be a text.');
    if (typeof partnerAction !== 'string') report('.partnerAction', 'must be the key of an action.');
    if (typeof subscribe !== 'string') report('.subscribe', 'must be a text, as in "type = \\"track\\"".');
    if (!isObject(mapping)) report('.mapping', 'must be an object: field → where its value comes from.');
  }
  return {
    ...(typeof name === 'string' && { name }),
    partnerAction: String(partnerAction),
    subscribe: String(subscribe),
    mapping: isObject(mapping) ? mapping : {},
  };
}
