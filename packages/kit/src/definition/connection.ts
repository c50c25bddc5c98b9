import type { Action, ActionDefinition, EventContext, FieldKey, Tables } from './action';
import type { Channel, ChannelDefinition, ChannelOf, Item } from './channel';
import { assertFieldsDiffer, plannersOf, readingsOf, tableFields } from '../tables/compile-planner';
import { lazily } from '../lazily';
import { type Person, readPerson } from './person';
import type { Request } from '../request/request';
import { settingProblems } from '../settings/setting-problems';
import { segmentPerform, segmentPerformBatch } from '../segment/segment-perform';
import type {
  ExactSettings,
  PublicSettingsOf,
  RawSettings,
  SettingDefinitions,
  SettingProblem,
  SettingsOf,
} from '../settings/settings';

/** What the channels and actions of a destination share. */
export interface ConnectionDefinition<S extends SettingDefinitions> {
  readonly settings: S & ExactSettings<S>;
  /** Problems between settings that are each valid, by setting, with the fix: a key without its secret. */
  readonly problems?: (settings: SettingsOf<S>) => { readonly [K in keyof S]?: string | false | undefined };
  /** The call that returns an access token (OAuth 2 client credentials), for requests that have `accessToken` in a header. */
  readonly token?: (settings: SettingsOf<S>) => Request;
  /** What to check after an answer of 401, as a sentence: which key is for what, whether a region has keys of its own. */
  readonly unauthorized?: string;
  /** A harmless documented call that fails if the credentials are wrong, or a sentence that says why there is none. */
  readonly test?: (settings: SettingsOf<S>) => Request | string;
  /** For a vendor whose answer to `test` contains the events it last received: the last of each type. */
  readonly lastEvents?: (answer: unknown) => EventsByType;
  /** The last event of each type in the body of a request, to compare with `lastEvents`. */
  readonly sentEvents?: (body: unknown) => EventsByType;
  /**
   * The call that makes the vendor forget a person, whose IDs are read as in events, or a sentence that says why these settings
   * do not allow it.
   */
  readonly erase?: (person: Person, settings: SettingsOf<S>) => Request | string;
}

/** Vendor objects by the vendor's name for their type. */
export type EventsByType = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What `defineConnection` returns: it defines the channels and actions that share these settings. */
export interface Connection<S extends SettingDefinitions> {
  readonly settings: SettingDefinitions;
  readonly problems: (settings: RawSettings) => readonly SettingProblem[];
  readonly token?: (settings: RawSettings) => Request;
  readonly unauthorized?: string;
  readonly test?: (settings: RawSettings) => Request | string;
  readonly lastEvents?: (answer: unknown) => EventsByType;
  readonly sentEvents?: (body: unknown) => EventsByType;
  readonly erase?: (person: Person, settings: RawSettings) => Request | string;
  /** The channels defined so far. */
  readonly channels: readonly Channel[];
  /** One endpoint of the vendor with one credential. */
  channel<I>(
    definition: ChannelDefinition<I, PublicSettingsOf<S>, SettingsOf<S>> & { readonly itemsIn: unknown },
  ): ChannelOf<I>;
  channel<I>(definition: ChannelDefinition<I, PublicSettingsOf<S>, SettingsOf<S>, unknown>): ChannelOf<I>;
  /** One feature of the vendor. */
  action<const T extends Tables>(
    definition: ActionDefinition<T, PublicSettingsOf<S>>,
  ): Action<{ readonly [K in FieldKey<T>]: unknown }>;
}

/** A connection's settings as `items` functions see them. */
export type SettingsIn<C> = C extends Connection<infer S> ? PublicSettingsOf<S> : never;

/** What the `items` functions of a connection's actions receive in addition to their tables. */
export type ContextIn<C> = EventContext<SettingsIn<C>>;

/** Defines what the channels and actions of a destination share: its settings. */
export function defineConnection<const S extends SettingDefinitions>(
  definition: ConnectionDefinition<S>,
): Connection<S> {
  const { settings, problems = () => ({}), token, unauthorized, test, lastEvents, sentEvents, erase } = definition;
  // Argument types are checked where a function is defined; from here on only hosts call it.
  const channels: Channel[] = [];
  const connection = {
    settings,
    channels,
    problems: (given: RawSettings) => {
      const found = settingProblems(settings, given);
      const told = new Set(found.map(({ setting }) => setting));
      const own = (problems as (all: RawSettings) => Readonly<Record<string, string | false | undefined>>)(given);
      return [
        ...found,
        ...Object.entries(own).flatMap(([setting, message]) =>
          message && !told.has(setting) ? [{ setting, message }] : [],
        ),
      ];
    },
    ...(token && { token: token as NonNullable<Connection<S>['token']> }),
    ...(unauthorized !== undefined && { unauthorized }),
    ...(test && { test: test as NonNullable<Connection<S>['test']> }),
    ...(lastEvents && { lastEvents }),
    ...(sentEvents && { sentEvents }),
    ...(erase && {
      erase: (person: Person, given: RawSettings) =>
        (erase as NonNullable<Connection<S>['erase']>)(readPerson(person), given),
    }),
  };
  return {
    ...connection,
    channel(channelDefinition: object) {
      const channel = { ...channelDefinition, unauthorized } as unknown as Channel; // -- erases the item and settings types
      if (channels.some(({ name }) => name === channel.name))
        throw new Error(`Two channels have the name "${channel.name}".`);
      channels.push(channel);
      return { item: (value: unknown, more?: Pick<Item, 'occurredAt'>) => ({ channel, value, ...more }) };
    },
    action({ title, description, defaultSubscription, tables, items }) {
      assertFieldsDiffer(title, tables);
      const described = { title, description, ...(defaultSubscription !== undefined && { defaultSubscription }) };
      const withFields = lazily(described, 'fields', () => tableFields(tables));
      const planned = Object.assign(withFields, {
        plannerFor: plannersOf({ tables, items: items as never }, withFields), // -- erases the types of tables and settings
        readingFor: readingsOf(tables, withFields),
      });
      return Object.assign(planned, {
        items,
        perform: segmentPerform(connection, planned),
        performBatch: segmentPerformBatch(connection, planned),
      });
    },
  };
}
