import type { Band, Flow } from '@sluice/mapping-editor/preview';

/** A flow as a chart of three columns: event names, subscriptions, outcomes. */
export interface Chart {
  readonly columns: readonly [readonly string[], readonly string[], readonly string[]];
  /** From the first column to the second, then from the second to the third. */
  readonly ribbons: readonly [readonly Ribbon[], readonly Ribbon[]];
}

/** Events that go from one node to another. */
export interface Ribbon {
  readonly from: string;
  readonly to: string;
  readonly bands: readonly Band[];
  readonly events: number;
}

/** If there are more names than fit in the chart, the rest are combined. */
const mostNames = 18;
const otherNames = 'Other names';
const noSubscription = 'No subscription';

const outcomeWords: Readonly<Record<Band['status'], string>> = {
  planned: 'would be sent',
  delivered: 'delivered',
  skipped: 'skipped',
  rejected: 'rejected',
  retry: 'to be retried',
};

/** The chart of a flow. */
export function chartOf({ bands, names }: Flow): Chart {
  const named = new Set(names.slice(0, names.length > mostNames ? mostNames - 1 : mostNames).map(({ name }) => name));
  const first = ribbonsOf(bands, (band) => [named.has(band.name) ? band.name : otherNames, takersOf(band)]);
  const second = ribbonsOf(bands, (band) => [takersOf(band), outcomeOf(band)]);
  const ends = (ribbons: readonly Ribbon[], end: 'from' | 'to') => [...new Set(ribbons.map((one) => one[end]))];
  return { columns: [ends(first, 'from'), ends(first, 'to'), ends(second, 'to')], ribbons: [first, second] };
}

function ribbonsOf(bands: readonly Band[], endsOf: (band: Band) => readonly [string, string]): Ribbon[] {
  const ribbons = new Map<string, { from: string; to: string; bands: Band[]; events: number }>();
  for (const band of bands) {
    const [from, to] = endsOf(band);
    const key = JSON.stringify([from, to]);
    const ribbon = ribbons.get(key) ?? { from, to, bands: [], events: 0 };
    ribbon.bands.push(band);
    ribbon.events += band.events.length;
    ribbons.set(key, ribbon);
  }
  return [...ribbons.values()];
}

/** The subscriptions that matched the events, in words. */
export function takersOf({ subscriptions }: Pick<Band, 'subscriptions'>): string {
  return subscriptions.length > 0 ? subscriptions.join(' + ') : noSubscription;
}

/** The outcome of the events, and who must act, in words. */
export function outcomeOf({ status, reasons }: Pick<Band, 'status' | 'reasons'>): string {
  const fix = reasons[0]?.fix;
  return fix === undefined ? outcomeWords[status] : `${outcomeWords[status]} (fix: ${fix})`;
}
