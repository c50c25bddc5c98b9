import * as kit from '@sluice/kit';
import { type Destination, isObject } from '@sluice/kit/host';
import { checkSources } from '../conformance/check-sources';

/** The rows of the kit that say by themselves where their value comes from. */
function knownRows(): Record<string, kit.Row> {
  const made = Object.entries(kit).flatMap(([name, make]) => {
    const row: unknown = attempt(make as () => unknown);
    return isObject(row) && isObject(row['kind']) && Array.isArray(row['from']) ? [[name, row]] : [];
  });
  return Object.fromEntries(made) as Record<string, kit.Row>;
}

function attempt(make: () => unknown): unknown {
  try {
    return make();
  } catch {
    return undefined;
  }
}

it('has a sample event for each place where the kit’s own rows look', () => {
  const rows = knownRows();
  expect(Object.keys(rows).length).toBeGreaterThan(20);
  const { fields } = kit
    .defineConnection({ settings: {} })
    .action({ title: 'Act', description: '', tables: { object: rows }, items: () => [] });
  const destination = { name: 'Acme', actions: { act: { fields } }, presets: [] } as unknown as Destination;
  const subject = { destination, settings: {}, simulator: 'none' };
  expect(checkSources(subject)).toEqual([]);
});
