import type { Subscription } from '@sluice/engine';
import type { Mapping, RawSettings } from '@sluice/kit/host';

/** What RudderStack's own integration of a vendor takes and does, in our words: so that its users change nothing. */
export interface BuiltIn {
  /** Its name of a setting, by ours, where the two differ. */
  readonly keys: Readonly<Record<string, string>>;
  /** Its words for the values of a setting, where the two differ: ours by its. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Those of its keys that RudderStack keeps secret although our setting is no password. */
  readonly secretKeys?: readonly string[];
  /** Its table of event names, where it has one. */
  readonly eventTable?: EventTable;
  /** Whether it puts several events into one request. */
  readonly isBatched?: boolean;
  /** The kind of account it was made for. A configuration may say otherwise. */
  readonly account: RawSettings;
  /** Settings under which what arrives looks as it does now; left to their defaults with `useVendorNames`. */
  readonly habits: (config: RawSettings) => RawSettings;
  /** What each event becomes; `presets` are the destination's own. */
  readonly subscriptions: (context: SubscriptionContext) => readonly Subscription[];
}

/** Mappings by the fields' keys. */
export type FieldMappings = Record<string, Mapping>;
/** The default mapping of an action, by the action's key. */
export type DefaultsOf = (action: string) => FieldMappings;

export interface SubscriptionContext {
  readonly usesVendorNames: boolean;
  readonly presets: readonly Subscription[];
  readonly defaultsOf: DefaultsOf;
  readonly config: RawSettings;
  /** The rows of the event table; empty where there is none. */
  readonly eventRows: readonly EventRow[];
}

/** A key that holds a list of `{ from, to }`: the names of events, and what they are at the vendor. */
export interface EventTable {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  /** Those that are offered; any other stands for itself. */
  readonly vendorNames: readonly string[];
}

export interface EventRow {
  readonly from: string;
  readonly to: string;
}
