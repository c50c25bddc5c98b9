import type { Pipeline } from '@sluice/engine';
import { recentEvents } from '@sluice/events';
import { bodyBytes, type Channel, type Draft, limitsOf, parseUrl } from '@sluice/kit/host';
import { type Account, simulators } from '@sluice/simulators';
import { withAccessToken } from './access-token-calls';
import { fillerOf, fillers, manyOf, oneOfEachChannel } from './full-requests';
import { settingVariants, type Variant } from './setting-variants';
import type { Subject } from './subject';
import { withSimulator } from './with-simulator';
/**
 * Whether the vendor accepts requests as full, as large and as often as the channel says it does: the simulator knows the
 * documented limits independently.
 */
export async function checkAtLimit(subject: Subject): Promise<string[]> {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const variant of settingVariants(subject)) {
    const { name, pipeline } = variant;
    for (const { channel, event } of oneOfEachChannel(pipeline)) {
      const limits = limitsOf(channel, pipeline.settings.visible);
      const key = JSON.stringify([channel.name, limits]);
      if (seen.has(key)) continue;
      seen.add(key);
      const drafts = fullest(pipeline, channel, event);
      const found = await findRefused(subject, variant, drafts);
      // A vendor may have one endpoint for single items and another for many.
      const single = pipeline.plan([event]).drafts.filter((one) => one.channel === channel);
      for (const draft of [...single, ...drafts])
        found.push(...findHaste(subject, variant, draft, limits.callsPerSecond));
      problems.push(...found.map((problem) => `With ${name}, ${channel.name} ${problem}`));
    }
  }
  return [...new Set(problems)];
}

const itemsIn = ({ parts }: Draft): number => parts.reduce((sum, part) => sum + part.items.length, 0);

/** The requests with the most items and with the most bytes that the channel makes. */
function fullest(pipeline: Pipeline, channel: Channel, sample: object): Draft[] {
  // All with one time: one time may have more digits than the next.
  const [event = sample] = recentEvents([sample]);
  const { items = 2_500, bytes = 0, bytesPerItem = bytes } = limitsOf(channel, pipeline.settings.visible);
  const largest = (events: readonly object[]): Draft[] => {
    const own = pipeline.plan(events).drafts.filter((draft) => draft.channel === channel);
    return own.toSorted((one, other) => bodyBytes(other.request) - bodyBytes(one.request)).slice(0, 1);
  };
  const copies = Math.min(items, Math.max(12, Math.ceil((1.1 * bytes) / bytesPerItem)));
  const lists = [
    manyOf(event, Math.min(items, 2_500)),
    ...(bytesPerItem > 0 ? filledTo(bytesPerItem, 1, event, largest) : []),
    ...(bytesPerItem > 0 && copies > 1 ? filledTo(bytes, copies, event, largest) : []),
  ];
  return lists.flatMap(largest);
}

/** This many copies of an event, as long as they can be and still share a request; none if nothing makes them longer. */
function filledTo(
  most: number,
  copies: number,
  event: object,
  largest: (events: readonly object[]) => Draft[],
): object[][] {
  const shares = Array.from({ length: copies }, () => 1);
  const measured = (events: readonly object[]) => {
    const [draft] = largest(events);
    return draft ? { count: itemsIn(draft), bytes: bodyBytes(draft.request) } : { count: 0, bytes: 0 };
  };
  const filler = fillerOf(event, (events) => measured(events).bytes);
  if (filler === undefined) return [];
  const filled = (each: number) => fillers(event, each, shares, filler);
  const { count, bytes: least } = measured(filled(0));
  const grown = (measured(filled(200)).bytes - least) / 200;
  let [each, bytes] = [0, least];
  // Closer with every step, and never beyond: events that become longer in other ways too do not grow quite evenly.
  for (let step = Infinity; step > 0;) {
    step = Math.floor((0.99 * (most - bytes)) / grown);
    const longer = measured(filled(each + step));
    if (longer.count !== count || longer.bytes <= bytes) break;
    each += step;
    bytes = longer.bytes;
  }
  return [filled(each)];
}

function findRefused({ simulator: vendor }: Subject, variant: Variant, drafts: readonly Draft[]): Promise<string[]> {
  return withSimulator({ ...variant, simulator: vendor }, async (simulator, transport) => {
    const send = withAccessToken(variant.pipeline, (request) => transport.send(request));
    const problems: string[] = [];
    for (const draft of drafts) {
      const before = simulator.counts.refused;
      const { status, json, text } = await send(draft.request);
      if (status < 300 && simulator.counts.refused === before) continue;
      const size = `${itemsIn(draft)} items and ${bodyBytes(draft.request)} bytes`;
      const said = JSON.stringify(json ?? text ?? '').slice(0, 200);
      problems.push(`says that it takes ${size}; the vendor: ${status} ${said}`);
    }
    return problems;
  });
}

/** Whether the vendor allows calls as often as the channel makes them. */
function findHaste(
  { simulator }: Subject,
  { settings }: Variant,
  { request: { method, url, headers } }: Draft,
  callsPerSecond: number | undefined,
): string[] {
  const vendor = typeof simulator === 'string' ? simulators[simulator] : simulator;
  // -- settings are scalars, as in an account
  const account = { ...vendor?.account, ...settings } as Account;
  const { pathname: path = '', searchParams: query = new URLSearchParams() } = parseUrl(url) ?? {};
  const call = { method, path, query, headers, body: '', json: undefined, at: new Date(0) };
  const rate = vendor?.start(account).rateOf?.(call);
  const most = rate ? (rate.calls * 1000) / rate.milliseconds : Infinity;
  if ((callsPerSecond ?? Infinity) <= most) return [];
  return [`has ${callsPerSecond ?? 'no limit of'} calls a second; the vendor lets ${most} through.`];
}
