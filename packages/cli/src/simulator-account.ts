import type { Account } from '@sluice/simulators';
import { type Destination, didYouMeanOneOf, type RawSettings } from '@sluice/kit/host';
import { isAccess } from './configuration/is-access';
import { findDestination } from './find-destination';
import { UsageError } from './usage-error';

/** The settings that match the account of a destination's simulator, without what else the account contains. */
export async function simulatorAccount(slug: string): Promise<Account> {
  const { simulators } = await import('@sluice/simulators');
  const simulator = Object.hasOwn(simulators, slug) ? simulators[slug] : undefined;
  if (simulator) {
    const settings = findDestination(slug).authentication.fields;
    return Object.fromEntries(Object.entries(simulator.account).filter(([key]) => Object.hasOwn(settings, key)));
  }
  const known = Object.keys(simulators);
  const hint = didYouMeanOneOf(slug, known, 'There are');
  throw new UsageError(`There is no simulator of "${slug}".${hint}`);
}

/** The account that a destination's simulator needs to accept these settings. The rest of its account stays unchanged. */
export async function accountReachedBy(destination: Destination, settings: RawSettings): Promise<Account> {
  const account = await simulatorAccount(destination.slug);
  const definitions = destination.authentication.fields;
  const isTheirs = (key: string) => isAccess(definitions[key]) || !Object.hasOwn(account, key);
  const theirs = Object.fromEntries(Object.entries(settings).filter(([key]) => isTheirs(key))) as Account; // -- settings are scalars
  return { ...theirs, ...(await accountNamedIn(destination, settings)) };
}

/** The lists of a simulator's account, such as its custom events, with what the settings say that the user's account has. */
export async function accountNamedIn({ slug, authentication }: Destination, settings: RawSettings): Promise<Account> {
  const account = await simulatorAccount(slug);
  const isList = (key: string) => authentication.fields[key]?.kind === 'list' && Object.hasOwn(account, key);
  const lists = Object.entries(settings).filter(([key]) => isList(key));
  return Object.fromEntries(lists.map(([key, list]) => [key, `${account[key]}, ${String(list)}`]));
}
