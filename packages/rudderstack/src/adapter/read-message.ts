import { type Destination, isNameOf, isObject, readTime } from '@sluice/kit/host';
import { readDate } from './read-date';
import { stepsOf, valueAt } from './value-at';

/**
 * Converts a RudderStack event to the common spec: what RudderStack keeps in its own places is moved to where mappings look for
 * it. Anything but an object is returned unchanged; nothing is modified in place.
 */
export function readMessage(message: unknown, destination: Destination): unknown {
  if (!isObject(message)) return message;
  const type = typeof message.type === 'string' ? message.type.toLowerCase() : message.type;
  let read = message;
  /** Sets a member if the value is new; undefined leaves the member as it is, even if it is absent. */
  const put = (name: string, value: unknown) => {
    if (value === undefined || value === message[name]) return;
    if (read === message) read = { ...message };
    (read as Record<string, unknown>)[name] = value;
  };
  put('type', type);
  put('properties', emptyUnlessObject(message.properties));
  put('traits', emptyUnlessObject(message.traits));
  put('userId', userIdOf(message, type));
  put('timestamp', timestampOf(message, type));
  put('context', contextOf(message));
  put('integrations', integrationsOf(message, destination));
  return read;
}

type Message = Readonly<Record<string, unknown>>;

function userIdOf(message: Message, type: unknown): unknown {
  if (isThere(message.userId)) return undefined;
  // The traits of a group call describe the group, and so does the id in them.
  const own = type === 'group' ? [] : ['traits.userId', 'traits.id'];
  return firstAt(message, [...own, 'context.traits.userId', 'context.traits.id']);
}

/**
 * The first time that can be parsed. For a warehouse's row, its own time comes first: the event's times are those of the sync.
 * Undefined if there is none.
 */
function timestampOf(message: Message, type: unknown): unknown {
  const own = timesOfRow(message, type).map((path) => valueAt(message, stepsOf(path)));
  for (const time of own.length > 0 ? [...own, message.timestamp, message.originalTimestamp] : [message.timestamp]) {
    if (isTime(time)) return time;
    const date = typeof time === 'string' ? readDate(time) : undefined;
    if (isTime(date)) return date;
  }
  return undefined;
}

function isTime(value: unknown): boolean {
  return typeof readTime(value) === 'number';
}

function timesOfRow(message: Message, type: unknown): readonly string[] {
  if (message.channel !== 'sources' || isThere(valueAt(message, ['context', 'mappedToDestination']))) return [];
  if (type === 'track') return ['properties.timestamp'];
  return type === 'identify' ? ['context.timestamp', 'context.traits.timestamp', 'traits.timestamp'] : [];
}

/** Converts lists of consent ids to the spec's consent preferences. */
function contextOf({ context }: Message): unknown {
  if (!isObject(context)) return undefined;
  const traits = emptyUnlessObject(context.traits);
  const consent = consentOf(context);
  return traits || consent ? { ...context, ...(traits && { traits }), ...(consent && { consent }) } : undefined;
}

function consentOf({ consent, consentManagement }: Message): object | undefined {
  if (consent !== undefined || !isObject(consentManagement)) return undefined;
  const { allowedConsentIds: allowed, deniedConsentIds: denied } = consentManagement;
  const preferences = [...idsIn(denied).map((id) => [id, false]), ...idsIn(allowed).map((id) => [id, true])];
  return preferences.length > 0 ? { categoryPreferences: Object.fromEntries(preferences) as unknown } : undefined;
}

/** Merging would spread a text into its letters, and a list into its indices. Undefined if the value may stay. */
function emptyUnlessObject(value: unknown): object | undefined {
  return value === undefined || value === null || isObject(value) ? undefined : {};
}

function idsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : [];
}

/** The destination's entries, however its name is spelled, merged under its own name; false wins. */
function integrationsOf({ integrations }: Message, destination: Destination): unknown {
  if (!isObject(integrations)) return undefined;
  const entries = Object.entries(integrations);
  if (entries.length === 0) return undefined;
  const own = entries.filter(([name]) => isNameOf(destination, name));
  if (own.length === 0 || (own.length === 1 && own[0]?.[0] === destination.name)) return undefined;
  const choices = own.map(([, choice]) => choice);
  const options = choices.filter(isObject);
  const choice = options.length > 0 ? (Object.assign({}, ...options) as Message) : choices[0];
  const others = entries.filter((entry) => !own.includes(entry));
  return Object.fromEntries([...others, [destination.name, choices.includes(false) ? false : choice]]);
}

function firstAt(message: Message, paths: readonly string[]): unknown {
  return paths.map((path) => valueAt(message, stepsOf(path))).find(isThere);
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
