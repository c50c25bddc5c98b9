import { compile, type Pipeline } from '@sluice/engine';
import { recentEvents, specEvent, specEvents } from '@sluice/events';
import { defaultMapping, snakeCase } from '@sluice/kit/host';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';
import { withSimulator } from './with-simulator';

/** A name that nobody else uses. */
const fresh = 'Zebra Quilted';

/**
 * Whether an event that happens to have the name of one of the vendor's own events is not mistaken for it: an action that sends
 * events under their own names must refuse the names that other actions produce, if the vendor expects more of such events than
 * a name.
 */
export async function checkNames(subject: Subject): Promise<string[]> {
  const { destination, settings } = subject;
  const [{ pipeline }] = settingVariants(subject);
  return withSimulator(subject, async (simulator, transport) => {
    const problems: string[] = [];
    for (const [partnerAction, { title, fields }] of Object.entries(destination.actions)) {
      const subscription = { partnerAction, subscribe: 'type = "track"', mapping: defaultMapping(fields) };
      const free = compile(destination, { settings, subscriptions: [subscription] });
      /** What the vendor objects to in an event whose name is just a name. */
      const objections = async (event: string): Promise<string[]> => {
        simulator.clear();
        const refusals: string[] = [];
        const events = recentEvents([{ ...specEvent('Signed Up'), event, properties: {} }]);
        for await (const { outcome, isSent } of free.deliver(events, { transport, attempts: 1 }))
          if (isSent && 'message' in outcome) refusals.push(outcome.message);
        return [...refusals, ...simulator.dropped.map(({ reason }) => reason)];
      };
      const places = new Set(placesOf(free, fresh));
      const usual = await objections(fresh);
      const made = specEvents
        .filter((event) => pipeline.plan([event]).actions[0]?.[0] !== partnerAction)
        .flatMap((event) => textsIn(pipeline, event).flatMap(([place, text]) => (places.has(place) ? [text] : [])));
      for (const name of new Set(made)) {
        const reasons = (await objections(name)).filter((reason) => !usual.includes(reason));
        if (reasons.length > 0)
          problems.push(`"${title}" sends any event named "${name}" for the vendor's own: ${reasons.join(' ')}`);
      }
    }
    return problems;
  });
}

/** Where the requests contain the name of an event. */
function placesOf(pipeline: Pipeline, event: string): string[] {
  const all = textsIn(pipeline, { ...specEvent('Signed Up'), event });
  return all.flatMap(([place, text]) => (snakeCase(text) === snakeCase(event) ? [place] : []));
}

/** The texts in the requests that an event makes, by place. */
function textsIn(pipeline: Pipeline, event: object): [place: string, text: string][] {
  const found: [string, string][] = [];
  const add = (place: string, value: unknown): void => {
    if (typeof value === 'string') found.push([place, value]);
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) add(`${place}/${Array.isArray(value) ? '' : key}`, member);
  };
  for (const { channel, request } of pipeline.plan([event]).drafts) add(channel.name, request.json ?? request.form);
  return found;
}
