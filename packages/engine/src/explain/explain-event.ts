import {
  type Destination,
  type Draft,
  type InputField,
  isObject,
  isTooDeep,
  type PreparedSettings,
  requestOf,
} from '@sluice/kit/host';
import { readEvent } from '../event';
import type { PipelinePlan } from '../pipeline-plan';
import type { Route } from '../route';
import type { ExplainedField, ExplainedSubscription, Explanation } from './explanation';
import { failedClause, placesOf } from './failed-clause';
import { findOrigins, type Taken } from './find-origins';
import { firstAlike, kindAt, lastAlike } from './alike';
import { leavesOf, withValueAt } from './leaves';
import { MatchedRoute } from './matched-route';
import { outcomeIn, plainOutcome } from './outcome-in';
import { type Sent, sentOf } from './sent-of';

/** What an explanation is made from. */
export interface Explained {
  readonly destination: Destination;
  readonly routes: readonly Route[];
  readonly settings: PreparedSettings;
  /** The settings with which the requests are shown. */
  readonly shownSettings: PreparedSettings;
  /** What is planned for the event alone. */
  readonly plan: PipelinePlan;
}

/** Explains what happens to one event, and why. If the event is not JSON, only the outcome is known. */
export function explainEvent(value: unknown, explained: Explained): Explanation {
  try {
    return isTooDeep(value) ? explainOutcome(explained) : explainWhole(value, explained);
  } catch {
    return explainOutcome(explained);
  }
}

function explainOutcome({ routes, plan, shownSettings }: Explained): Explanation {
  return {
    subscriptions: routes.map(({ name, key }) => ({ name, partnerAction: key, isMatched: false })),
    requests: plan.drafts.map((draft) => ({ ...requestShown(draft, shownSettings), origins: [] })),
    outcome: outcomeIn(plan, 0),
    unused: [],
  };
}

function explainWhole(value: unknown, { destination, routes, settings, shownSettings, plan }: Explained): Explanation {
  const event = readEvent(value, destination);
  const matched =
    typeof event === 'string'
      ? []
      : routes.flatMap((route, place) =>
          route.trigger.isFor(event) ? [new MatchedRoute(route, place, event, settings, value, destination)] : [],
        );
  const isPlanned = plan.drafts.length > 0;
  const { ofRequests, taken } = findOrigins(value, matched, settings, destination.authentication.fields);
  const subscriptions = routes.map(({ name, key, trigger }, place): ExplainedSubscription => {
    const own = matched.find((one) => one.place === place);
    const failed = own || typeof event === 'string' ? undefined : failedClause(trigger.condition, event);
    return {
      name,
      partnerAction: key,
      isMatched: own !== undefined,
      ...(failed && { failed }),
      ...(own && {
        fields: fieldsOf(own, isPlanned ? taken : []),
        ...('status' in own.made && { outcome: plainOutcome(own.made) }),
      }),
    };
  });
  const looked = typeof event === 'string' ? [] : matched.flatMap(({ route }) => placesOf(route.trigger.condition));
  return {
    subscriptions,
    requests: plan.drafts.map((draft, place) => ({
      ...requestShown(draft, shownSettings),
      origins: ofRequests[place] ?? [],
    })),
    outcome: outcomeIn(plan, 0),
    unused: unusedIn(value, new Set([...looked, ...(isPlanned ? usedIn(taken) : mappedIn(matched))])),
  };
}

function requestShown({ channel, parts }: Draft, settings: PreparedSettings): Sent {
  return sentOf(requestOf(channel, parts, settings));
}

function usedIn(taken: readonly Taken[]): string[] {
  return taken.flatMap(({ isUsed, from }) => (isUsed ? from : []));
}

/** What the fields look at, for events from which nothing is sent. */
function mappedIn(matched: readonly MatchedRoute[]): string[] {
  return matched.flatMap((route) => {
    const { fields } = route.route.action;
    return Object.keys(fields).flatMap((key) => (fields[key]?.kind === 'rest' ? [] : route.sourcesOfField(key)));
  });
}

function unusedIn(value: unknown, used: ReadonlySet<string>): string[] {
  const isNothing = (leaf: unknown) => leaf === null || leaf === '' || typeof leaf === 'object';
  const leaves = [...leavesOf(value)].filter(([, leaf]) => !isNothing(leaf)).map(([at]) => at);
  const asked = new Set(firstAlike(value, leaves));
  const like = lastAlike(value, leaves, asked);
  return leaves.filter((at) => !used.has(asked.has(at) ? at : (like.get(kindAt(value, at)) ?? at)));
}

function fieldsOf(route: MatchedRoute, taken: readonly Taken[]): Record<string, ExplainedField> {
  const { action, mapping } = route.route;
  const refused = 'status' in route.made && route.made.status === 'rejected' ? route.made.message : undefined;
  return Object.fromEntries(
    Object.entries(action.fields).map(([key, field]) => {
      const own = taken.filter((one) => one.subscription === route.place && one.field === key);
      const raw = rawOf(route, key);
      const read = field.kind === 'rest' ? restOf(raw, own) : route.reading.values[key];
      const notes = notesOf(route, key);
      const trace = { isRefused: isNamedBy(refused, field), own, notes, hasRows: route.hasRows };
      const explained: ExplainedField = {
        label: field.label,
        ...(Object.hasOwn(mapping, key) && { directive: mapping[key] }),
        from: route.sourcesOfField(key),
        ...(raw !== undefined && { raw }),
        ...(read !== undefined && { read }),
        state: stateOf(field, raw, read, trace),
        ...(notes.length > 0 && { notes }),
      };
      return [key, explained];
    }),
  );
}

/** The members that no other field has used; undefined if there are none. */
function restOf(raw: unknown, own: readonly Taken[]): unknown {
  if (!isObject(raw)) return undefined;
  const names = new Set(own.flatMap(({ keys: [, name = ''], reaches }) => (reaches.size > 0 ? [name] : [])));
  const members = Object.entries(raw).filter(([name]) => names.has(name));
  return members.length > 0 ? Object.fromEntries(members) : undefined;
}

/** What the mapping gives a field. For candidates, those that are present, as a list if there are several. */
function rawOf({ payload, route: { action, mapping } }: MatchedRoute, key: string): unknown {
  const raw = Object.hasOwn(payload, key) ? payload[key] : undefined;
  const candidates: unknown = mapping[key];
  if (!Array.isArray(candidates)) return raw;
  const isAddress = action.fields[key]?.kind === 'emailAddress';
  const found = [raw]
    .flat()
    .map((one) => (isAddress ? withoutWords(one, candidates) : one))
    .filter((one) => one !== undefined && one !== null && one !== '');
  return found.length > 1 ? found : found[0];
}

/** A value made by a template among the candidates, without the template's words: for `user {{userId}}` the ID. */
function withoutWords(value: unknown, candidates: readonly unknown[]): unknown {
  if (typeof value !== 'string') return value;
  for (const candidate of candidates) {
    const template = isObject(candidate) ? candidate['@template'] : undefined;
    const [, before = '', after = ''] = /^([^{}]*)\{\{[^{}]*\}\}([^{}]*)$/.exec(String(template)) ?? [];
    if (before !== '' && value.startsWith(before) && value.endsWith(after)) {
      return value.slice(before.length, value.length - after.length);
    }
  }
  return value;
}

interface FieldTrace {
  readonly isRefused: boolean;
  readonly own: readonly Taken[];
  readonly notes: readonly string[];
  readonly hasRows: boolean;
}

function stateOf(
  { kind }: InputField,
  raw: unknown,
  read: unknown,
  { isRefused, own, notes, hasRows }: FieldTrace,
): ExplainedField['state'] {
  if (isRefused) return 'refused';
  if (own.some(({ reaches }) => reaches.size > 0)) return 'sent';
  if ([...leavesOf(raw).values()].every((leaf) => leaf === null || leaf === '')) return 'empty';
  if (!hasRows || kind === 'rest' || read !== undefined) return 'unsent';
  return notes.length > 0 ? 'unreadable' : 'empty';
}

/** Whether a message that rejects an event is about this field: such messages begin with the field's label. */
function isNamedBy(message: string | undefined, { label }: InputField): boolean {
  return message !== undefined && message.split(/(?<=[.!?]) /).some((sentence) => isAbout(sentence, label));
}

function isAbout(sentence: string, label: string): boolean {
  return (
    ['is missing', 'must be', '('].some((next) => sentence.startsWith(`${label} ${next}`)) ||
    sentence.startsWith(`${label}: `)
  );
}

/** The notes that disappear if the field is left out. */
function notesOf(route: MatchedRoute, key: string): string[] {
  const { notes } = route.reading;
  if (notes.length === 0 || !Object.hasOwn(route.payload, key)) return [];
  const others = new Set(route.read(withValueAt(route.payload, [key], undefined)).notes);
  return notes.filter((note) => !others.has(note));
}
