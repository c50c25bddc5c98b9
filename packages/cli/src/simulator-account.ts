import type { Account } from '@sluice/simulators';
import { type Destination, didYouMean, type RawSettings } from '@sluice/kit/host';
import { isAccess } from './configuration/is-access';
import { findDestination } from './find-destination';
import { UsageError } from './usage-error';

/** The settings that fit the account of a destination's simulator; what else the account says is of no concern to settings. */
export async function simulatorAccount(slug: string): Promise<Account> {
  const { simulators } = await import('@sluice/simulators');
  const simulator = Object.hasOwn(simulators, slug) ? simulators[slug] : undefined;
  if (simulator) {
    const settings = findDestination(slug).authentication.fields;
    return Object.fromEntries(Object.entries(simulator.account).filter(([key]) => Object.hasOwn(settings, key)));
  }
  const known = Object.keys(simulators);
  const hint = didYouMean(slug, known, `There are: ${known.join(', ')}.`);
  throw new UsageError(`There is no simulator of "${slug}".${hint}`);
}

/** What makes a destination's simulator the one that these settings reach. What else its account has stays its own. */
export async function accountReachedBy({ slug, authentication }: Destination, settings: RawSettings): Promise<Account> {
  const account = await simulatorAccount(slug);
  const isTheirs = (key: string) => isAccess(authentication.fields[key]) || !Object.hasOwn(account, key);
  return Object.fromEntries(Object.entries(settings).filter(([key]) => isTheirs(key))) as Account; // -- settings are scalars
}
