import { catalog } from '@sluice/catalog';
import { simulators } from '@sluice/simulators';

/** What `built-in:accounts` is in the page: the settings of the simulators' accounts. */
const accounts = Object.values(simulators).map(({ slug, account }) => {
  const fields = catalog[slug]?.authentication.fields ?? {};
  return [slug, Object.fromEntries(Object.entries(account).filter(([key]) => key in fields))] as const;
});

export default Object.fromEntries(accounts);
