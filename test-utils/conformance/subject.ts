import type { Destination, RawSettings } from '@sluice/kit/host';
import { simulators, type VendorSimulator } from '@sluice/simulators';

/** What the checks are about. */
export interface Subject {
  readonly destination: Destination;
  readonly settings: RawSettings;
  /** What stands in for the vendor: a simulator, or the slug of one. */
  readonly simulator: string | VendorSimulator;
}

/** Expected exceptions: the keys name them, the values are the reasons. */
export type Exceptions = Readonly<Record<string, string>>;

/** A destination with settings: by default those of its simulator's account. */
export function subjectOf(
  destination: Destination,
  { simulator = destination.slug, settings }: Partial<Pick<Subject, 'simulator' | 'settings'>> = {},
): Subject {
  if (settings) return { destination, settings, simulator };
  const named = typeof simulator === 'string' && Object.hasOwn(simulators, simulator) && simulators[simulator];
  const account = (typeof simulator === 'string' ? named || undefined : simulator)?.account;
  if (!account) {
    throw new Error(
      `There is no simulator "${String(simulator)}" whose account could be the settings: write one, or give one as the option simulator.`,
    );
  }
  const known = Object.entries(account).filter(([key]) => Object.hasOwn(destination.authentication.fields, key));
  return { destination, settings: Object.fromEntries(known), simulator };
}
