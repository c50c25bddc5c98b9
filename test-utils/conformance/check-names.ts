import { compile, type Pipeline } from '@sluice/engine';
import { recentEvents, specEvent, specEvents } from '@sluice/events';
import { defaultMapping, snakeCase } from '@sluice/kit/host';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';
import { textsIn } from './texts-in';
import { withSimulator } from './with-simulator';

/** A name that nobody else uses. */
const fresh = 'Zebra Quilted';

/** What senders also call their events. */
const odd: Readonly<Record<string, string>> = {
  'of 300 letters': `Zebra ${'Quilted '.repeat(37)}`.slice(0, 300).padEnd(300, 'x'),
  'in another script': 'Ζέβρα кекс 斑馬',
  'with a digit first, dots and quotes': '1st "Zebra": quilted/50% (v2.0)',
};

/**
 * Whether an event that happens to have the name of one of the vendor's own events is not mistaken for it: an action that sends
 * events under their own names must refuse the names that other actions produce, if the vendor expects more of such events than
 * a name. And whether it sends no name that the vendor refuses because of how it is written.
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
      for (const [what, name] of Object.entries(places.size > 0 ? odd : {})) {
        const reasons = (await objections(name)).filter((reason) => !usual.includes(reason));
        if (reasons.length > 0)
          problems.push(`"${title}" sends a name ${what}, and the vendor objects: ${reasons.join(' ')}`);
      }
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
