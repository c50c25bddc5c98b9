import { recentEvents, type SpecEvent, specEvents } from '@sluice/events';
import { type Channel, type InputField, isObject, mappedPaths } from '@sluice/kit/host';
import { withAccessToken } from './access-token-calls';
import { findStale } from './find-stale';
import { type PresetPipeline, presetPipelines } from './preset-pipelines';
import type { Exceptions, Subject } from './subject';
import { withSimulator } from './with-simulator';

/**
 * Whether the vendor needs what an action requires: an event that it would accept is lost if a field is required needlessly.
 * Each required member is left out of an item in turn, and the vendor must refuse the rest or have no use for it. `asked` names
 * fields, as in `purchase.order_id`, that are required for another reason.
 */
export async function checkRequirements(subject: Subject, asked: Exceptions = {}): Promise<string[]> {
  const needless = await withSimulator(subject, async (simulator, transport) => {
    const send = (one: PresetPipeline) => withAccessToken(one.pipeline, (request) => transport.send(request));
    const found = new Map<string, boolean>();
    for (const one of presetPipelines(subject)) {
      const { partnerAction } = one.preset;
      const { fields = {} } = subject.destination.actions[partnerAction] ?? {};
      for (const event of specEvents.filter((sample) => one.isFor(sample))) {
        const required = [...requiredIn(fields), ...requiredInLines(fields, one, event)];
        for (const { channel, value } of recentEvents([event]).flatMap((recent) => itemsOf(one, recent))) {
          /** Whether the vendor accepts an item without any complaint. */
          const isTaken = async (item: unknown): Promise<boolean> => {
            simulator.clear();
            const { status } = await send(one)(channel.request([item], one.pipeline.settings.all));
            return status < 300 && simulator.counts.refused === 0 && simulator.dropped.length === 0;
          };
          for (const path of required) {
            const lacking = without(value, path);
            if (lacking === undefined || !(await isTaken(value))) continue;
            const place = `${partnerAction}.${path.join('.')}`;
            found.set(place, (found.get(place) ?? true) && (await isTaken(lacking)));
          }
        }
      }
    }
    return [...found].flatMap(([place, isNeedless]) => (isNeedless ? [place] : []));
  });
  return [
    ...needless
      .filter((place) => !Object.hasOwn(asked, place))
      .map((place) => `${place} is required, and the vendor takes what lacks it. List it in "asked" if that is right.`),
    ...findStale('asked', asked, needless),
  ];
}

type Path = readonly [key: string, member?: string];

function requiredIn(fields: Readonly<Record<string, InputField>>): Path[] {
  return Object.entries(fields).flatMap(([key, { required, default: mapping }]): Path[] =>
    // A value that is the same for every event costs no event.
    required === true && mappedPaths(mapping).length > 0 ? [[key]] : [],
  );
}

/** The members without which a line is left out: no field says which they are. */
function requiredInLines(fields: Readonly<Record<string, InputField>>, one: PresetPipeline, event: SpecEvent): Path[] {
  const { products } = event.properties ?? {};
  if (!Array.isArray(products)) return [];
  const bytesOf = (lines: readonly unknown[]) =>
    JSON.stringify(itemsOf(one, { ...event, properties: { ...event.properties, products: lines } })).length;
  const empty = bytesOf([]);
  return Object.entries(fields).flatMap(([key, { kind, properties = {} }]) =>
    Object.entries(kind === 'lines' ? properties : {}).flatMap(([member, { names = [member] }]): Path[] => {
      const lacking = (products as readonly object[]).map((line) =>
        Object.fromEntries(Object.entries(line).filter(([name]) => !names.includes(name))),
      );
      return bytesOf(lacking) <= empty ? [[key, member]] : [];
    }),
  );
}

function itemsOf({ pipeline }: PresetPipeline, event: object): { channel: Channel; value: unknown }[] {
  return pipeline
    .plan([event])
    .drafts.flatMap(({ channel, parts }) =>
      parts.flatMap(({ items }) => items.map(({ value }) => ({ channel, value: JSON.parse(JSON.stringify(value)) }))),
    );
}

/** A copy without a member, wherever it is; in lines, without it in each; undefined if it is nowhere. */
function without(value: unknown, [key, member]: Path): unknown {
  if (!isObject(value)) return undefined;
  const own = value[key];
  if (own !== undefined && member === undefined) {
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  }
  if (Array.isArray(own) && member !== undefined) {
    const lines = own.map((line) => without(line, [member]));
    return lines.includes(undefined) ? undefined : { ...value, [key]: lines };
  }
  for (const [name, inner] of Object.entries(value)) {
    const lacking = without(inner, member === undefined ? [key] : [key, member]);
    if (lacking !== undefined) return { ...value, [name]: lacking };
  }
  return undefined;
}
