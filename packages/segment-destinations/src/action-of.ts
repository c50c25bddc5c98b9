import { type Action, type Channel, defaultMapping, type InputField, isObject, type Planner } from '@sluice/kit/host';
import { batchKeyOf, batchSizeOf } from './batches';
import { type Performed, personasOf } from './data-of';
import type { SegmentAction } from './definition';
import { dynamicFieldsOf } from './dynamic-choices';
import { hooksOf, savedIn } from './hooks';
import type { Performer } from './performer';
import { locked } from './read-result';

/** The two ways to perform an action: event by event and, if it supports them, in batches. */
interface Ways {
  readonly single: Channel;
  readonly batch?: Channel;
}

/** The channels of an action; `host` identifies the destination in the placeholder URLs for calls of the action. */
export function channelsOf(key: string, action: SegmentAction, host: string, performer: Performer): Ways {
  const channelOf = (name: string, isBatch: boolean): Channel => {
    const origin = `segment-action://${host}`;
    const channel: Channel = {
      name,
      origin: () => origin,
      limits: { items: isBatch ? batchSizeOf(action) : 1 },
      together: (item) => (item as Performed).group,
      onRefusal: 'split',
      retryable: [locked],
      request: (items) => ({
        method: 'POST',
        url: `${origin}/${encodeURIComponent(name)}`,
        headers: {},
        json: bodyOf(items as readonly Performed[]),
      }),
      itemsIn,
      perform: (items, performance) =>
        performer.perform(action, items as readonly Performed[], isBatch, channel, performance),
    };
    return channel;
  };
  return {
    single: channelOf(key, false),
    ...(action.performBatch && { batch: channelOf(`${key}-batch`, true) }),
  };
}

function bodyOf(items: readonly Performed[]) {
  return { mapping: items[0]?.mapping ?? {}, items: items.map(({ payload, event }) => ({ payload, event })) };
}

function itemsIn(body: unknown): readonly Performed[] {
  if (!isObject(body) || !Array.isArray(body.items)) throw new Error('The body holds no items.');
  const mapping = isObject(body.mapping) ? body.mapping : {};
  return body.items.map((item: unknown) => {
    const { payload, event } = isObject(item) ? item : {};
    return { payload: isObject(payload) ? payload : {}, event: isObject(event) ? event : {}, mapping, group: '' };
  });
}

/** Converts a Segment action to one of ours. */
export function actionOf(
  key: string,
  action: SegmentAction,
  fields: Record<string, InputField>,
  ways: Ways,
  makesAudiences: boolean,
): Action {
  const { title = key, description = '', defaultSubscription } = action;
  const planners = new WeakMap<object, Planner>();
  const byDefault = defaultMapping(fields);
  const asked = dynamicFieldsOf(action);
  const hooks = Object.keys(hooksOf(action));
  const told = [
    description,
    asked.length > 0 && `The vendor says what these may hold: ${asked.join(', ')}.`,
    hooks.length > 0 && `What it needs at the vendor is made by a hook: ${hooks.join(', ')}.`,
  ];
  return {
    title,
    description: told.filter(Boolean).join(' '),
    ...(defaultSubscription !== undefined && { defaultSubscription }),
    fields,
    plannerFor(mapping = byDefault) {
      const planner = planners.get(mapping) ?? plannerOf(action, ways, mapping, makesAudiences);
      planners.set(mapping, planner);
      return planner;
    },
    perform: action.perform as Action['perform'],
    performBatch: action.performBatch as Action['performBatch'],
  };
}

let mappings = 0;

function plannerOf(action: SegmentAction, ways: Ways, mapping: Performed['mapping'], makesAudiences: boolean): Planner {
  mappings += 1;
  const id = mappings;
  const notes = notesOf(action, mapping);
  return (payload, _settings, event = {}) => {
    const channel = payload.enable_batching === false ? ways.single : (ways.batch ?? ways.single);
    const value: Performed = {
      payload,
      event,
      mapping,
      group: `${id} ${audienceOf(event)} ${batchKeyOf(action, payload)}`,
    };
    const all = makesAudiences && isOfUnknownAudience(event) ? [...notes, unknownAudience] : notes;
    return { items: [{ channel, value }], people: peopleOf(event), notes: all };
  };
}

/** The event's audience and its settings: a batch is for a single audience. */
function audienceOf(event: Performed['event']): string {
  const { computation_key: key, audience_settings: settings } = personasOf(event) ?? {};
  return key === undefined && settings === undefined ? '' : JSON.stringify([key, settings]);
}

const unknownAudience =
  'Segment makes an audience at the vendor before it sends (createAudience), and writes its ID into the events, which this one ' +
  'lacks: context.personas.external_audience_id.';

function isOfUnknownAudience(event: Performed['event']): boolean {
  const { computation_key: key, external_audience_id: id } = personasOf(event) ?? {};
  return key !== undefined && (id === undefined || id === null || id === '');
}

function peopleOf({ userId, anonymousId }: Performed['event']): string[] {
  return [userId, anonymousId].filter((id) => typeof id === 'string' || typeof id === 'number').map(String);
}

function notesOf(action: SegmentAction, mapping: Performed['mapping']): string[] {
  const missing = Object.keys(hooksOf(action)).filter((name) => mapping[name] !== false && !savedIn(mapping, name));
  return missing.map(
    (name) =>
      `The mapping does not hold what the action's hook "${name}" saves. "sluice segment hook" runs it and prints that; ` +
      `where it is not needed, write "${name}": false.`,
  );
}
