import type { Destination, RawSettings } from '@sluice/kit/host';
import { simulators } from '../simulators';

/** What the checks are about. */
export interface Subject {
  readonly destination: Destination;
  readonly settings: RawSettings;
  /** The slug of the simulator that stands for the vendor. */
  readonly simulator: string;
}

/** What is expected to be otherwise, and why: the keys name it, the values are the reasons. */
export type Exceptions = Readonly<Record<string, string>>;

/** A destination with settings: those of its simulator's account unless given. */
export function subjectOf(
  destination: Destination,
  { simulator = destination.slug, settings }: { readonly simulator?: string; readonly settings?: RawSettings } = {},
): Subject {
  if (settings) return { destination, settings, simulator };
  const account = Object.hasOwn(simulators, simulator) ? simulators[simulator]?.account : undefined;
  if (!account) throw new Error(`There is no simulator "${simulator}" whose account could be the settings.`);
  const known = Object.entries(account).filter(([key]) => Object.hasOwn(destination.authentication.fields, key));
  return { destination, settings: Object.fromEntries(known), simulator };
}
