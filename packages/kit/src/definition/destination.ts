import type { Action } from './action';
import type { Channel } from './channel';
import type { Connection, EventsByType } from './connection';
import { copyOf, defaultMapping, type InputConditions } from './input-field';
import { lazily } from '../lazily';
import type { Person } from './person';
import {
  eventsNamedBy,
  firstTwice,
  subscribeOf,
  type ExactPresets,
  type Preset,
  type PresetDefinition,
  type Trigger,
} from './presets';
import type { Conversation, Request } from '../request/request';
import type { SegmentPerform } from '../segment/segment-data';
import { segmentOnDelete, segmentTestAuthentication } from '../segment/segment-perform';
import {
  labelledChoices,
  type RawSettings,
  type SettingDefinition,
  type SettingDefinitions,
  type SettingProblem,
} from '../settings/settings';

/** A setting in Segment's terms. */
export interface GlobalSetting {
  type: 'string' | 'password' | 'number' | 'boolean';
  label: string;
  description: string;
  required?: boolean;
  choices?: { value: string | number; label: string }[];
  default?: string | number | boolean;
  placeholder?: string;
  /** The settings with which this one has a meaning: Segment's screen shows it only then. */
  depends_on?: InputConditions;
  /** Other settings, each with the values that make this one required. Sluice's own; Segment ignores it. */
  requiredWhen?: Readonly<Record<string, readonly (string | boolean)[]>>;
  /** What kind of text it is. Sluice's own. */
  kind?: 'address' | 'currency' | 'list' | 'pairs';
  /** The least and the greatest whole number. Sluice's own. */
  range?: readonly [number, number];
}

/**
 * One vendor. Assignable to `DestinationDefinition` of `@segment/actions-core`. Everything except functions is plain data, so
 * `JSON.stringify` gives a mapping screen the whole definition.
 */
export interface Destination {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly mode: 'cloud';
  readonly authentication: {
    scheme: 'custom';
    fields: Record<string, GlobalSetting>;
    testAuthentication?: SegmentPerform;
  };
  /** Erases a person, as Segment calls it. */
  readonly onDelete?: SegmentPerform;
  readonly actions: Record<string, Action>;
  readonly presets: Preset[];
  /** Gives an event the shape that the mappings expect, if they do not support all shapes that events can have. */
  readonly reshape?: (event: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** Every endpoint that events may be sent to. */
  readonly channels: () => readonly Channel[];
  /** Problems between settings that are each valid. */
  readonly problems: (settings: RawSettings) => readonly SettingProblem[];
  /** The call that returns an access token, for requests that need one. */
  readonly token?: (settings: RawSettings) => Request;
  /** What to check after an answer of 401, as a sentence. */
  readonly unauthorized?: string;
  /** A harmless call that fails if the credentials are wrong, or why there is none. */
  readonly test?: (settings: RawSettings) => Request | Conversation | string;
  /** The last event of each type in the vendor's answer to `test`, if it contains them. */
  readonly lastEvents?: (answer: unknown) => EventsByType;
  /** The last event of each type in the body of a request. */
  readonly sentEvents?: (body: unknown) => EventsByType;
  /** The call that makes the vendor forget a person, or why there is none. */
  readonly erase?: (person: Person, settings: RawSettings) => Request | Conversation | string;
}

/** What `defineDestination` accepts. `A` are the actions by key, `P` the presets. */
export interface DestinationDefinition<A, P> {
  /** Letters, digits, `+`, `.` and `-`, beginning with a letter: Segment's validator reads it as a URI scheme. */
  readonly name: string;
  /** The package's name, and the destination's name on the command line. */
  readonly slug: string;
  readonly description: string;
  readonly connection: Omit<Connection<SettingDefinitions>, 'channel' | 'action'>;
  readonly actions: A;
  readonly presets: P & ExactPresets<A, P>;
}

const nameOfSchema = /^[A-Za-z][A-Za-z0-9+.-]*$/;

function globalSettings(definitions: SettingDefinitions): Record<string, GlobalSetting> {
  return Object.fromEntries(
    Object.entries(definitions).map(([key, { choices, ...rest }]) => [
      key,
      { ...rest, ...(choices && { choices: labelledChoices(choices) }), ...dependencyOf(rest) },
    ]),
  );
}

/** A setting that is required only with some values of another setting has no meaning with its other values. */
function dependencyOf({ requiredWhen }: SettingDefinition): Pick<GlobalSetting, 'depends_on'> {
  if (!requiredWhen) return {};
  const conditions = Object.entries(requiredWhen).flatMap(([fieldKey, values]) =>
    values.map((value) => ({ fieldKey, operator: 'is' as const, value })),
  );
  return { depends_on: { match: 'any', conditions } };
}

/** Defines a destination. Throws if its name or its presets cannot work. */
export function defineDestination<
  const A extends Readonly<Record<string, Action>>,
  const P extends readonly PresetDefinition<A>[],
>(definition: DestinationDefinition<A, P>): Destination {
  const { name, slug, description, connection, actions } = definition;
  const { token, unauthorized, test, lastEvents, sentEvents, erase } = connection;
  if (!nameOfSchema.test(name)) {
    throw new Error(
      `The destination's name "${name}" must begin with a letter and hold only letters, digits, "+", "." and "-", as in "AcmeLoyalty": ` +
        'Segment reads it as a URI scheme and would fail on the first event.',
    );
  }
  const titleTwice = firstTwice(Object.values(actions).map((action) => action.title));
  if (titleTwice !== undefined) {
    throw new Error(`Two actions have the title "${titleTwice}": Segment would validate one by the other's schema.`);
  }
  const presets: readonly PresetDefinition<A>[] = definition.presets;
  const named = eventsNamedBy(presets.map((preset) => preset.on));
  return {
    name,
    slug,
    description,
    mode: 'cloud',
    authentication: {
      scheme: 'custom',
      fields: globalSettings(connection.settings),
      ...(test && { testAuthentication: segmentTestAuthentication(connection, test) }),
    },
    ...(erase && { onDelete: segmentOnDelete(connection, erase) }),
    actions: Object.fromEntries(
      Object.entries(actions).map(([key, action]) => [key, withTrigger(key, action, presets)]),
    ),
    presets: presets.map(({ name: title, partnerAction, on, mapping = {} }) => {
      const action = actionOf(actions, partnerAction);
      const preset = { name: title, type: 'automatic', partnerAction, subscribe: subscribeOf(on, named) } as const;
      return lazily(preset, 'mapping', () => ({
        ...defaultMapping(action.fields),
        ...(copyOf(mapping) as Preset['mapping']),
      }));
    }),
    channels: () => connection.channels,
    problems: connection.problems,
    ...(token && { token }),
    ...(unauthorized !== undefined && { unauthorized }),
    ...(test && { test }),
    ...(lastEvents && { lastEvents }),
    ...(sentEvents && { sentEvents }),
    ...(erase && { erase }),
  };
}

/** By default an action is for the events of its first preset. */
function withTrigger(key: string, action: Action, presets: readonly { partnerAction: string; on: Trigger }[]): Action {
  const first = presets.find(({ partnerAction }) => partnerAction === key);
  if (!first || action.defaultSubscription !== undefined) return action;
  // Not spread, because that would build the fields.
  const { title, description } = action;
  const triggered = { title, description, defaultSubscription: subscribeOf(first.on, []) };
  return Object.defineProperties(triggered, Object.getOwnPropertyDescriptors(action)) as Action;
}

function actionOf(actions: Readonly<Record<string, Action>>, key: string): Action {
  const action = actions[key];
  if (!action) throw new Error(`A preset is for the action "${key}", which does not exist.`);
  return action;
}
