import { groupBy } from '../state/group-by';
import type { Origin } from '@sluice/engine';
import { pathText } from '@sluice/engine/language';
import { pointed } from '../state/pointed';
import { previews } from '../state/planning';
import { definitionOf, entries, openings, nameOf } from '../state/workspace';

/** Says where the value under the pointer comes from or goes to, and through which field. */
export function PointedLine() {
  const at = pointed.value;
  return (
    <p class="pointed" role="status">
      {at === undefined
        ? 'Point at a value, or move to it with the arrow keys, to see where it comes from and where it goes.'
        : sentence()}
    </p>
  );
}

function sentence() {
  const at = pointed.value;
  if (!at) return null;
  if (at.entry === undefined) return <>{goesTo(at.pointer)}</>;
  const origin = previews.value[at.entry]?.requests[at.request ?? 0]?.origins.find((one) => one.at === at.pointer);
  const to = <code>{pathText(at.pointer)}</code>;
  if (!origin || (origin.from.length === 0 && origin.fields.length === 0)) {
    const settings = origin?.settings ?? [];
    return settings.length > 0 ? (
      <>
        {to} comes from the settings: {settings.join(', ')}
      </>
    ) : (
      <>{to} is set by the destination itself</>
    );
  }
  return (
    <>
      {to} comes from{' '}
      {origin.from.map((from) => (
        <code key={from}>{pathText(from)}</code>
      ))}
      {fieldsOf(at.entry, origin)}
    </>
  );
}

function goesTo(pointer: string) {
  const places = previews.value.flatMap((preview, entry) =>
    (preview?.requests ?? []).flatMap(({ origins }) =>
      origins.filter(({ from }) => from.includes(pointer)).map((origin) => ({ entry, origin })),
    ),
  );
  const from = <code>{pathText(pointer)}</code>;
  if (places.length === 0) return <>{from} is not sent to any destination as it is</>;
  const byEntry = groupBy(places, ({ entry }) => entry);
  return (
    <>
      {from} goes to{' '}
      {[...byEntry].map(([entry, found], place) => (
        <span key={entry}>
          {place > 0 && ', '}
          <b>{entries.value[entry] && nameOf(entries.value[entry])}</b>{' '}
          <code>{pathText(found[0]?.origin.at ?? '')}</code>
          {found.length > 1 && `and ${found.length - 1} more`}
        </span>
      ))}
    </>
  );
}

function fieldsOf(entry: number, { fields }: Origin) {
  const subscriptions = openings.value[entry]?.subscriptions ?? [];
  const actions = definitionOf(entries.value[entry]?.destination)?.actions ?? {};
  const labels = fields.map(({ subscription, field }) => {
    const key = subscriptions[subscription]?.partnerAction ?? '';
    return actions[key]?.fields[field]?.label ?? field;
  });
  return labels.length > 0 && <>, through {[...new Set(labels)].map((label) => `“${label}”`).join(', ')}</>;
}
