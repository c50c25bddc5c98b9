import type { Outcome, Request } from '@sluice/kit/host';

/** What happens to one event, and why. Plain data. Places are JSON pointers (RFC 6901). */
export interface Explanation {
  /** One for each subscription, in their order. */
  readonly subscriptions: readonly ExplainedSubscription[];
  /** The same as from `plan`. */
  readonly requests: readonly ExplainedRequest[];
  readonly outcome: ExplainedOutcome;
  /** Values of the event that had no effect: neither sent, nor read by a trigger, nor mentioned in a note. */
  readonly unused: readonly string[];
}

/** `planned` if the vendor's answer decides. */
export interface ExplainedOutcome {
  readonly status: Outcome['status'] | 'planned';
  readonly message?: string;
  /** Who must act. */
  readonly fix?: 'event' | 'settings' | 'vendor';
  readonly notes?: readonly string[];
}

/** What one subscription makes of the event. */
export interface ExplainedSubscription {
  readonly name: string;
  /** The action's key. */
  readonly partnerAction: string;
  readonly isMatched: boolean;
  /** The first clause of the trigger that does not hold. */
  readonly failed?: FailedClause;
  /** By field key; present if the subscription matches. */
  readonly fields?: Readonly<Record<string, ExplainedField>>;
  /** Why the subscription makes no items, if it makes none. */
  readonly outcome?: ExplainedOutcome;
}

/** Why a trigger is not for the event. */
export interface FailedClause {
  /** FQL, as in `event = "Order Completed"`. */
  readonly text: string;
  /** The places that the clause reads, and their values; no `value` if there is nothing. */
  readonly values: readonly { readonly at: string; readonly value?: unknown }[];
}

/** What the mapping gives a field, and what happens to it. */
export interface ExplainedField {
  readonly label: string;
  /** The field's part of the mapping. */
  readonly directive?: unknown;
  /** Values of the event that the mapping uses. */
  readonly from: readonly string[];
  /** What the mapping makes of the event; absent if that is nothing. */
  readonly raw?: unknown;
  /**
   * What the field's kind reads from that, in the shape of the vendor's object. For the field for the rest, the members that are sent
   * because no other field has used them. Absent if that is nothing.
   */
  readonly read?: unknown;
  /**
   * - `sent`: values of the requests come from it.
   * - `unsent`: the action's code leaves it out, or at most takes it into account.
   * - `empty`: there is nothing to read.
   * - `unreadable`: left out, for the reason in `notes`.
   * - `refused`: the event is rejected for it.
   */
  readonly state: 'sent' | 'unsent' | 'empty' | 'unreadable' | 'refused';
  /** What the outcome says about it. */
  readonly notes?: readonly string[];
}

/** A request, and where its values come from. */
export interface ExplainedRequest extends Pick<
  Request,
  'method' | 'url' | 'headers' | 'json' | 'form' | 'text' | 'ndjson'
> {
  /** One for each leaf of `method`, `url`, `headers` and the body, in their order. */
  readonly origins: readonly Origin[];
}

/** Where a value of a request comes from. */
export interface Origin {
  /** In the request, as in `/json/events/0/price`. */
  readonly at: string;
  /**
   * - `row`: what a field has read, unchanged.
   * - `changed`: the destination's code made it from one value of one field.
   * - `computed`: the destination's code made it from nothing (a constant of the vendor's), or from several values.
   * - `setting`: it depends on settings, and on no field.
   */
  readonly kind: 'row' | 'changed' | 'computed' | 'setting';
  /** The fields that it depends on, starting with that of a `row`. */
  readonly fields: readonly FieldPlace[];
  /** The values of the event that it depends on, through the fields; none if the mapping contains the value itself. */
  readonly from: readonly string[];
  /** Keys of the settings that it depends on, if it depends on any. */
  readonly settings?: readonly string[];
}

/** A field of one of the subscriptions. */
export interface FieldPlace {
  /** The place of its subscription among all. */
  readonly subscription: number;
  /** The field's key. */
  readonly field: string;
}
