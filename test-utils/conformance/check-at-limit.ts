import type { Pipeline, Transport } from '@sluice/engine';
import { bodyBytes, type Channel, type Draft, limitsOf, type RawSettings } from '@sluice/kit/host';
import { recentEvents } from '@sluice/events';
import type { Simulator, SimulatorOptions } from '@sluice/simulators';
import { withAccessToken } from './access-token-calls';
import { fillers, manyOf, oneOfEachChannel } from './full-requests';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';
import { withSimulator } from './with-simulator';

/** What a channel's fullest requests were, and what the vendor said of them. */
interface AtLimit {
  readonly channel: string;
  readonly items: number;
  readonly bytes: number;
  readonly callsPerSecond: number | undefined;
  readonly answers: readonly number[];
  readonly problems: readonly string[];
}

/** Whether the vendor takes requests as full, as large and as often as the channel says that it does. */
export async function checkAtLimit(subject: Subject): Promise<string[]> {
  const all = await sendAtLimit(subject);
  return [...new Set(all.flatMap(({ problems }) => problems))];
}

/** Sends the fullest and the largest requests of each channel to the simulator, which knows the documented limits by itself. */
async function sendAtLimit(subject: Subject): Promise<AtLimit[]> {
  const results: AtLimit[] = [];
  const seen = new Set<string>();
  for (const { name, pipeline, settings } of settingVariants(subject)) {
    for (const { channel, event } of oneOfEachChannel(pipeline)) {
      const limits = limitsOf(channel, pipeline.settings.visible);
      const key = JSON.stringify([channel.name, limits]);
      if (seen.has(key)) continue;
      seen.add(key);
      const drafts = fullest(pipeline, channel, event);
      const vendor = { simulator: subject.simulator, settings, pipeline };
      const answers: number[] = [];
      const problems: string[] = [];
      await sending(vendor, {}, async (send) => {
        for (const draft of drafts) {
          const { status, problem } = await send(draft);
          answers.push(status);
          const size = `${itemsIn(draft)} items and ${bodyBytes(draft.request)} bytes`;
          if (problem)
            problems.push(`With ${name}, ${channel.name} says that it takes ${size}; the vendor: ${problem}`);
        }
      });
      const draft = pipeline.plan(recentEvents([event])).drafts.find((one) => one.channel === channel);
      if (draft) {
        const limited = await asFast(vendor, draft, limits.callsPerSecond);
        if (limited !== undefined) problems.push(`With ${name}, ${channel.name}: ${limited}`);
      }
      results.push({
        channel: channel.name,
        items: Math.max(...drafts.map(itemsIn)),
        bytes: Math.max(...drafts.map(({ request }) => bodyBytes(request))),
        callsPerSecond: limits.callsPerSecond,
        answers,
        problems,
      });
    }
  }
  return results;
}

const itemsIn = ({ parts }: Draft): number => parts.reduce((sum, part) => sum + part.items.length, 0);

/** The requests with the most items and with the most bytes that the channel makes. */
function fullest(pipeline: Pipeline, channel: Channel, event: object): Draft[] {
  const { items = 2_500, bytes = 0, bytesPerItem = bytes } = limitsOf(channel, pipeline.settings.visible);
  const largest = (events: readonly object[]): Draft[] => {
    const own = pipeline.plan(recentEvents(events)).drafts.filter((draft) => draft.channel === channel);
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

/** So many copies of an event whose request has as many bytes as it may; none where a long text changes nothing. */
function filledTo(
  most: number,
  copies: number,
  event: object,
  largest: (events: readonly object[]) => Draft[],
): object[][] {
  const filled = (each: number) =>
    fillers(
      event,
      each,
      Array.from({ length: copies }, () => 1),
    );
  const sizeOf = (each: number) => largest(filled(each)).map(({ request }) => bodyBytes(request))[0] ?? 0;
  const probe = Math.min(100, Math.floor(most / copies / 8));
  const grown = (sizeOf(2 * probe) - sizeOf(probe)) / probe;
  return grown < 1 ? [] : [filled(probe + Math.floor((most - sizeOf(probe)) / grown))];
}

interface Said {
  readonly status: number;
  readonly problem: string | undefined;
}

interface Vendor {
  readonly simulator: Subject['simulator'];
  readonly settings: RawSettings;
  /** What the account's access tokens are fetched for. */
  readonly pipeline: Pipeline;
}

async function sending<T>(
  vendor: Vendor,
  options: Pick<SimulatorOptions, 'rates' | 'now'>,
  work: (send: (draft: Draft) => Promise<Said>) => Promise<T>,
): Promise<T> {
  const run = (simulator: Simulator, transport: Transport): Promise<T> => {
    const send = withAccessToken(vendor.pipeline, (request) => transport.send(request));
    return work(async ({ request }) => {
      const before = simulator.counts.refused;
      const { status, json, text } = await send(request);
      const isTaken = status < 300 && simulator.counts.refused === before;
      return { status, problem: isTaken ? undefined : `${status} ${JSON.stringify(json ?? text ?? '').slice(0, 200)}` };
    });
  };
  return withSimulator(vendor, run, options);
}

const mostCalls = 1_000;

/** Why the vendor does not let the channel call as often as it says; undefined where it does. The clock is ours: nobody waits. */
async function asFast(vendor: Vendor, draft: Draft, callsPerSecond: number | undefined): Promise<string | undefined> {
  let calls = 0;
  const rate = callsPerSecond ?? mostCalls;
  const now = (): Date => new Date(1_800_000_000_000 + Math.floor((calls * 1000) / rate));
  return sending(vendor, { rates: true, now }, async (send) => {
    for (; calls < Math.min(mostCalls, Math.ceil(rate) * 2 + 1); calls += 1) {
      const { status } = await send(draft);
      if (status !== 429) continue;
      const ours = callsPerSecond === undefined ? 'no rate' : `${callsPerSecond} calls a second`;
      return `it has ${ours}; the vendor has enough at the call ${calls + 1}.`;
    }
    return undefined;
  });
}
