import type { Action, ActionDefinition, EventContext, FieldKey, Tables } from './action';
import type { Channel, ChannelDefinition, ChannelOf, Item } from './channel';
import { assertFieldsDiffer, plannersOf, readingsOf, tableFields } from './compile-planner';
import { lazily } from './lazily';
import { type Person, readPerson } from './person';
import type { Request } from './request';
import { settingProblems } from './setting-problems';
import { segmentPerform, segmentPerformBatch } from './segment/segment-perform';
import type {
  ExactSettings,
  PublicSettingsOf,
  RawSettings,
  SettingDefinitions,
  SettingProblem,
  SettingsOf,
} from './settings';

/** What the channels and actions of a destination share. */
export interface ConnectionDefinition<S extends SettingDefinitions> {
  readonly settings: S & ExactSettings<S>;
  /** By setting, what is wrong between settings that are right one by one, and the fix: a key without its secret. */
  readonly problems?: (settings: SettingsOf<S>) => { readonly [K in keyof S]?: string | false | undefined };
  /** The call that returns an access token (OAuth 2, client credentials), for requests with `accessToken` in a header. */
  readonly token?: (settings: SettingsOf<S>) => Request;
  /** A harmless documented call that fails if the credentials are wrong; or a sentence that says why there is none. */
  readonly test?: (settings: SettingsOf<S>) => Request | string;
  /** For vendors whose answer to `test` shows the last events they received: reads the last one of each type from that answer. */
  readonly lastEvents?: (answer: unknown) => EventsByType;
  /** Reads the last event of each type from the body of one of our requests, to compare with `lastEvents`. */
  readonly sentEvents?: (body: unknown) => EventsByType;
  /**
   * The call that makes the vendor erase a person, whose IDs are read as those of events are; or a sentence that says why these settings
   * allow none.
   */
  readonly erase?: (person: Person, settings: SettingsOf<S>) => Request | string;
}

/** Vendor objects by the vendor's name for their type. */
export type EventsByType = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What `defineConnection` makes: defines the channels and actions that share these settings. */
export interface Connection<S extends SettingDefinitions> {
  readonly settings: SettingDefinitions;
  readonly problems: (settings: RawSettings) => readonly SettingProblem[];
  readonly token?: (settings: RawSettings) => Request;
  readonly test?: (settings: RawSettings) => Request | string;
  readonly lastEvents?: (answer: unknown) => EventsByType;
  readonly sentEvents?: (body: unknown) => EventsByType;
  readonly erase?: (person: Person, settings: RawSettings) => Request | string;
  /** The channels defined so far. */
  readonly channels: readonly Channel[];
  /** Defines one endpoint of the vendor with one credential. Throws if the name is taken. */
  channel<I>(
    definition: ChannelDefinition<I, PublicSettingsOf<S>, SettingsOf<S>> & { readonly itemsIn: unknown },
  ): ChannelOf<I>;
  channel<I>(definition: ChannelDefinition<I, PublicSettingsOf<S>, SettingsOf<S>, unknown>): ChannelOf<I>;
  /** Defines one feature of the vendor. Throws if two fields have the same key. */
  action<const T extends Tables>(
    definition: ActionDefinition<T, PublicSettingsOf<S>>,
  ): Action<{ readonly [K in FieldKey<T>]: unknown }>;
}

/** The settings that the actions of a connection see: those without passwords. */
export type SettingsIn<C> = C extends Connection<infer S> ? PublicSettingsOf<S> : never;

/** What the `items` of any action of a connection are given besides the tables' objects. */
export type ContextIn<C> = EventContext<SettingsIn<C>>;

/** Defines what the channels and actions of a destination share: its settings. */
export function defineConnection<const S extends SettingDefinitions>(
  definition: ConnectionDefinition<S>,
): Connection<S> {
  const { settings, problems = () => ({}), token, test, lastEvents, sentEvents, erase } = definition;
  // What functions are given is checked by type where they are defined; from here on only hosts call them.
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
      const channel = channelDefinition as unknown as Channel; // -- erases the item and settings types
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
        perform: segmentPerform(connection, planned),
        performBatch: segmentPerformBatch(connection, planned),
      });
    },
  };
}
