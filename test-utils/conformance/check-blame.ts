import type { Transport } from '@sluice/engine';
import { type Answer, type Draft, readAnswer, recognisesRepeats, type Verdict } from '@sluice/kit/host';
import { recentEvents } from '@sluice/events';
import type { Exchange, Simulator } from '@sluice/simulators';
import { withAccessToken } from './access-token-calls';
import { oneOfEachAction } from './one-of-each-action';
import { sampleEvents } from './sample-events';
import { settingVariants, type Variant } from './setting-variants';
import type { Subject } from './subject';
import { withSimulator } from './with-simulator';

const mostRequests = 24;

/**
 * Whether the items that the vendor refused, and no others, are blamed for its answer: the simulator refuses some on purpose,
 * and says which. A request may also count as refused as a whole, unless a part of it was accepted and it is not sent again in
 * parts. A refused request may not count as delivered, nor be sent again as if the refusal were temporary. Where the vendor
 * refuses items under a 200, the channel must say that a 200 alone means nothing.
 */
export async function checkBlame(subject: Subject): Promise<string[]> {
  const events = recentEvents(sampleEvents(150));
  const problems = new Set<string>();
  for (const variant of settingVariants(subject)) {
    const vendor = { simulator: subject.simulator, settings: variant.settings };
    const counts = new Map<string, number>();
    const alone = oneOfEachAction(variant.pipeline).flatMap(
      (event) => variant.pipeline.plan(recentEvents([event])).drafts,
    );
    const work = async (simulator: Simulator, transport: Transport): Promise<void> => {
      const send = withAccessToken(variant.pipeline, (request) => transport.send(request));
      for (const draft of [...variant.pipeline.plan(events).drafts, ...alone]) {
        const count = (counts.get(draft.channel.name) ?? 0) + 1;
        counts.set(draft.channel.name, count);
        if (count > mostRequests && !alone.includes(draft)) continue;
        const before = simulator.counts.accepted;
        const answer = await send(draft.request);
        const accepted = simulator.counts.accepted - before;
        const { refusedItems = [] } = simulator.exchanges.at(-1) ?? {};
        if (answer.status < 300 && refusedItems.length > 0 && draft.channel.speaks !== 'body') {
          const fix = 'say `speaks: "body"`, so that no other answer counts as a delivery';
          problems.add(
            `With ${variant.name}, ${draft.channel.name}: the vendor refuses items under a ${answer.status}: ${fix}.`,
          );
        }
        for (const problem of judge(draft, answer, { ...simulator.exchanges.at(-1), accepted }, variant)) {
          problems.add(`With ${variant.name}, ${draft.channel.name}: ${problem}`);
        }
      }
    };
    await withSimulator(vendor, work, { faults: [{ kind: 'item', rate: 0.3 }] });
  }
  return [...problems];
}

function judge(
  { channel, parts, request }: Draft,
  answer: Answer,
  { refusedItems = [], accepted }: Partial<Exchange> & { readonly accepted: number },
  { pipeline }: Variant,
): string[] {
  const values = parts.flatMap((part) => part.items.map((item) => item.value));
  const asked = { channel, request, values, isOfSeveralEvents: parts.length > 1 };
  const { verdicts, isToBeSplit } = readAnswer(asked, answer, pipeline.settings);
  if ('status' in verdicts) {
    const isOfTaken = verdicts.status !== 'delivered' && accepted > 0 && parts.length > 1 && !isToBeSplit;
    if (isOfTaken && refusedItems.length > 0)
      return [
        `the vendor took ${accepted} of ${values.length} items, and all are said to be ${verdicts.status}: ${verdicts.message}`,
      ];
    if (isToBeSplit && accepted > 0 && !recognisesRepeats(channel, values, pipeline.settings.visible))
      return [`the vendor took ${accepted} of ${values.length} items, and all are to be sent again in parts.`];
    if (refusedItems.length > 0 && verdicts.status === 'retry')
      return [`the vendor refused items for what they are, and all are to be sent again: ${verdicts.message}`];
    if (refusedItems.length > 0 === (verdicts.status !== 'delivered')) return [];
    return [
      verdicts.status === 'delivered'
        ? `the vendor refused ${refusedItems.length} of ${values.length} items, and all are said to be delivered.`
        : `the vendor refused none of ${values.length} items, and all are said to be ${verdicts.status}: ${verdicts.message}`,
    ];
  }
  const blamed = verdicts.flatMap((verdict: Verdict, index) => (verdict.status === 'delivered' ? [] : [index]));
  const again = verdicts.flatMap(({ status }: Verdict, index) => (status === 'retry' ? [index] : []));
  if (again.length > 0)
    return [
      `the vendor refused items for what they are, and ${listed(again)} of ${values.length} is to be sent again.`,
    ];
  if (blamed.join() === [...refusedItems].join()) return [];
  return [`the vendor refused the items ${listed(refusedItems)} of ${values.length}; blamed are ${listed(blamed)}.`];
}

function listed(places: readonly number[]): string {
  return places.length === 0 ? 'none' : places.map((place) => place + 1).join(', ');
}
