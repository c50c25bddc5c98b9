import { compile, type EventFate, eventMatrix, type EventMatrixRow } from '@sluice/engine';
import { samplesOf } from '@sluice/events';
import { type Destination, type RawSettings, spellingsOf } from '@sluice/kit/host';
import { subjectOf } from '../conformance/subject';
import { table } from './table';

/**
 * What happens to every call and event of the common specs at each destination, with default settings and a simulator's account.
 */
function matrixOf(destinations: readonly Destination[]): EventMatrixRow[] {
  const pipelines = destinations.map((one) => compile(one, { settings: neededOf(one) }));
  return eventMatrix(pipelines, samplesOf);
}

function neededOf(destination: Destination): RawSettings {
  const isNeeded = ([name]: readonly [string, unknown]) => {
    const { required, requiredWhen } = destination.authentication.fields[name] ?? {};
    return required === true || requiredWhen !== undefined;
  };
  return Object.fromEntries(Object.entries(subjectOf(destination).settings).filter(isNeeded));
}

/** The tables of `docs/matrix.md`: one for each spec. */
export function matrixTables(destinations: readonly Destination[]): string {
  const rows = matrixOf(destinations);
  return [...new Set(rows.map(({ spec }) => spec))]
    .flatMap((spec) => {
      const own = rows.filter((row) => row.spec === spec);
      return [`## ${spec}`, matrixTable(own, destinations)];
    })
    .join('\n\n');
}

/** The events for which most destinations have an event or call of their own. */
export function shortMatrix(destinations: readonly Destination[]): string {
  const rows = matrixOf(destinations).filter(({ fates }) => {
    const known = Object.values(fates).filter(({ isOwnName, endpoints }) => !isOwnName && endpoints.length > 0);
    return known.length > destinations.length / 2;
  });
  return matrixTable(rows, destinations);
}

function matrixTable(rows: readonly EventMatrixRow[], destinations: readonly Destination[]): string {
  const cells = new Map<string, string[][]>();
  for (const row of rows) {
    const fates = destinations.map(({ slug }) => fateCell(row.fates[slug]));
    // Events for which no vendor has a name share a row.
    const key = fates.some((fate) => fate.startsWith('`')) ? row.event : fates.join();
    cells.set(key, [...(cells.get(key) ?? []), [eventCell(row), ...fates]]);
  }
  return table(
    ['event', ...destinations.map(({ name, slug }) => spaced(name, slug))],
    [...cells.values()].map((same) => [same.map(([event]) => event).join(', '), ...(same[0]?.slice(1) ?? [])]),
  );
}

/** `CommandersAct` is two words. */
function spaced(name: string, slug: string): string {
  return slug.includes('-') ? name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ') : name;
}

function eventCell({ spec, event }: EventMatrixRow): string {
  if (spec === 'Calls') return `${event} call`;
  if (spec === 'Others') return 'every other track event';
  const [, ...others] = spellingsOf(event);
  return others.length > 0 ? `${event} (${others.join(', ')})` : event;
}

function fateCell(fate: EventFate | undefined): string {
  if (!fate || fate.endpoints.length === 0) return fate?.action === undefined ? '–' : 'by setting';
  if (fate.isOwnName) return 'same name';
  return (fate.names.length > 0 ? fate.names : fate.endpoints).map((name) => `\`${name}\``).join(', ');
}
