import type { Subscription } from '@sluice/engine';
import type { Mapping, RawSettings } from '@sluice/kit/host';

/** What RudderStack's own integration of a vendor accepts and does, in our terms, so that its users need not change anything. */
export interface BuiltIn {
  /** By our name of a setting, its name, if the two differ. */
  readonly keys: Readonly<Record<string, string>>;
  /** By our name of a setting, our values by its words for them, if the two differ. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Its keys that RudderStack keeps secret although our setting is not a password. */
  readonly secretKeys?: readonly string[];
  /** Its table of event names, if it has one. */
  readonly eventTable?: EventTable;
  /** Whether it puts several events into one request. */
  readonly isBatched?: boolean;
  /** The kind of account it was made for. A configuration may say otherwise. */
  readonly account: RawSettings;
  /** Settings that keep the data arriving as it does now; with `useVendorNames` they are left at their defaults. */
  readonly habits: (config: RawSettings) => RawSettings;
  /** What each event becomes at the vendor; `presets` are the destination's own. */
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
  /** The rows of the event table; empty if there is none. */
  readonly eventRows: readonly EventRow[];
}

/** A key with a list of `{ from, to }`: event names, and the vendor's names for them. */
export interface EventTable {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  /** The names that the form offers; any other name is used as it is. */
  readonly vendorNames: readonly string[];
}

export interface EventRow {
  readonly from: string;
  readonly to: string;
}
