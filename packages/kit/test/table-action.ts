import { defineConnection } from '../src';
import type { Tables } from '../src/definition/action';
import { defaultMapping } from '../src/definition/input-field';
import { mapped } from './mapped';

/** Of an imaginary vendor without settings. */
export const connection = defineConnection({ settings: {} });
export const channel = connection.channel<object>({
  name: 'events',
  origin: () => 'https://acme.dev',
  limits: {},
  request: (items) => ({ method: 'POST', url: 'https://acme.dev/', headers: {}, json: items }),
});

/**
 * An action that sends the object of each of these tables. `make` gives those of an event under the default mapping, with `changes`
 * made to it; or why the event is refused.
 */
export function tableAction(tables: Tables) {
  const { fields, plannerFor } = connection.action({
    title: 'Act',
    description: '',
    tables,
    items: (context) => Object.keys(tables).map((name) => channel.item(context[name as 'settings'])),
  });
  const make = (event: object, changes: Readonly<Record<string, unknown>> = {}, settings: object = {}) => {
    const mapping = { ...defaultMapping(fields), ...changes };
    const made = plannerFor(mapping)(mapped(mapping, event), { ...settings });
    if ('status' in made) return { refused: made.message };
    const objects = made.items.map(({ value }) => JSON.parse(JSON.stringify(value)) as unknown);
    return { objects, notes: made.notes, people: made.people };
  };
  return { fields, plannerFor, make };
}
