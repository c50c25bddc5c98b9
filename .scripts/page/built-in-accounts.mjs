import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const id = 'built-in:accounts';

/** Gives `built-in:accounts`: settings of no real account, by destination, to plan with. The simulators that have them are for Node.js. */
export function builtInAccounts() {
  return {
    name: 'built-in-accounts',
    resolveId: (name) => (name === id ? `\0${id}` : undefined),
    load: (name) => (name === `\0${id}` ? `export default ${JSON.stringify(accounts())};` : undefined),
  };
}

function accounts() {
  const { catalog } = require('@sluice/catalog');
  const { simulators } = require('@sluice/simulators');
  return Object.fromEntries(
    Object.values(simulators).map(({ slug, account }) => {
      const fields = catalog[slug]?.authentication.fields ?? {};
      return [slug, Object.fromEntries(Object.entries(account).filter(([key]) => key in fields))];
    }),
  );
}
