import type { Outcome, Request } from '@sluice/kit/host';

/** What becomes of one event, and why. Plain data. Places are JSON pointers (RFC 6901). */
export interface Explanation {
  /** One for each subscription, in their order. */
  readonly subscriptions: readonly ExplainedSubscription[];
  /** As `plan` makes them. */
  readonly requests: readonly ExplainedRequest[];
  readonly outcome: ExplainedOutcome;
  /** Values of the event that nothing came of: neither sent, nor looked at by a trigger, nor mentioned in a note. */
  readonly unused: readonly string[];
}

/** `planned` where the vendor's answer decides. */
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
  /** By the field's key; present if the subscription matches. */
  readonly fields?: Readonly<Record<string, ExplainedField>>;
  /** Why the subscription makes no items, if it makes none. */
  readonly outcome?: ExplainedOutcome;
}

/** Why a trigger is not for the event. */
export interface FailedClause {
  /** FQL, as in `event = "Order Completed"`. */
  readonly text: string;
  /** What the clause looks at, and what stands there; no `value` where there is nothing. */
  readonly values: readonly { readonly at: string; readonly value?: unknown }[];
}

/** What a field is given by the mapping, and what becomes of it. */
export interface ExplainedField {
  readonly label: string;
  /** The field's part of the mapping. */
  readonly directive?: unknown;
  /** Values of the event that the mapping takes. */
  readonly from: readonly string[];
  /** What the mapping makes of the event; absent where that is nothing. */
  readonly raw?: unknown;
  /**
   * What the field's kind reads of that, in the shape of the vendor's object; of the field for the rest, the members that are sent as no
   * other field has taken them. Absent where that is nothing.
   */
  readonly read?: unknown;
  /**
   * - `sent`: values of the requests come from it.
   * - `unsent`: the action's code takes it into account at most, or leaves it out.
   * - `empty`: there is nothing to read.
   * - `unreadable`: left out, for the reason in `notes`.
   * - `refused`: the event is rejected for it.
   */
  readonly state: 'sent' | 'unsent' | 'empty' | 'unreadable' | 'refused';
  /** What the outcome says of it. */
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
   * - `row`: what a field has read, as it is.
   * - `changed`: code of the destination made it of one value of one field.
   * - `computed`: code of the destination made it of nothing (a word of the vendor's), or of several values.
   * - `setting`: it depends on settings, and on no field.
   */
  readonly kind: 'row' | 'changed' | 'computed' | 'setting';
  /** The fields that it depends on, that of a `row` first. */
  readonly fields: readonly FieldPlace[];
  /** The values of the event that it depends on, through the fields; none where the mapping says the value itself. */
  readonly from: readonly string[];
  /** Keys of the settings that it depends on, where it depends on no field. */
  readonly settings?: readonly string[];
}

/** A field of one of the subscriptions. */
export interface FieldPlace {
  /** The place of its subscription among all. */
  readonly subscription: number;
  /** The field's key. */
  readonly field: string;
}
