import type { Account } from '@sluice/test-utils/simulators';
import { nearest } from './nearest';
import { UsageError } from './usage-error';

/** The settings that fit the account of a destination's simulator. */
export async function simulatorAccount(slug: string): Promise<Account> {
  const { simulators } = await import('@sluice/test-utils/simulators');
  const simulator = Object.hasOwn(simulators, slug) ? simulators[slug] : undefined;
  if (simulator) return simulator.account;
  const known = Object.keys(simulators);
  const near = nearest(slug, known);
  throw new UsageError(
    `There is no simulator of "${slug}".${near ? ` Did you mean ${near}?` : ''} There are: ${known.join(', ')}.`,
  );
}
