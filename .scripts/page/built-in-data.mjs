import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What the page brings along: sample events, and settings of no real account to plan with. */
const data = {
  samples() {
    const { capturedEvents, generateEvents, recentEvents, specEvents } = require('@sluice/events');
    return {
      spec: specEvents,
      captured: capturedEvents().map(({ event }) => event),
      shop: recentEvents([...generateEvents({ count: 500 })], Date.parse('2026-01-01T12:00:00Z')),
    };
  },
  accounts() {
    const { catalog } = require('@sluice/catalog');
    const { simulators } = require('@sluice/simulators');
    return Object.fromEntries(
      Object.values(simulators).map(({ slug, account }) => {
        const fields = catalog[slug]?.authentication.fields ?? {};
        return [slug, Object.fromEntries(Object.entries(account).filter(([key]) => key in fields))];
      }),
    );
  },
};

/** Gives `built-in:samples` and `built-in:accounts` as modules of plain data. */
export function builtInData() {
  return {
    name: 'built-in-data',
    resolveId: (id) => (id.startsWith('built-in:') ? `\0${id}` : undefined),
    load(id) {
      const name = /^\0built-in:(.+)$/.exec(id)?.[1];
      return name === undefined
        ? undefined
        : `export default JSON.parse(${JSON.stringify(JSON.stringify(data[name]()))});`;
    },
  };
}
