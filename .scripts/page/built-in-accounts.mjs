import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const id = 'built-in:accounts';

/**
 * Provides `built-in:accounts`: settings of made-up accounts, by destination, to plan with. They come from the simulators, which
 * need Node.js.
 */
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
