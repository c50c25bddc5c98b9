import type { Action, ActionDefinition } from './action';
import type { Channel, ChannelDefinition, ChannelOf } from './channel';
import type { FieldDefinitions } from './fields';
import { inputFields } from './input-fields';
import type { Request } from './request';
import { segmentPerform, segmentPerformBatch } from './segment';
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
  /** What is wrong with settings that are right one by one: an address that is none, a key without its secret. */
  readonly problems?: (settings: SettingsOf<S>) => readonly SettingProblem[];
  /** A harmless documented call that fails where the credentials are wrong; or a sentence that says why there is none. */
  readonly test?: (settings: SettingsOf<S>) => Request | string;
  /** For a vendor whose answer to `test` shows the events that it got last: the last of each type, in that answer. */
  readonly lastEvents?: (answer: unknown) => EventsByType;
  /** The last event of each type in the body of a request of ours, to be laid beside `lastEvents`. */
  readonly sentEvents?: (body: unknown) => EventsByType;
  /** The call that makes the vendor forget a person; or a sentence that says why these settings allow none. */
  readonly erase?: (person: Person, settings: SettingsOf<S>) => Request | string;
}

/** Vendor objects by the vendor's name for their type. */
export type EventsByType = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Who is to be forgotten, by the ids of the common event spec. */
export interface Person {
  readonly userId?: string;
  readonly anonymousId?: string;
}

export interface Connection<S extends SettingDefinitions> {
  readonly settings: SettingDefinitions;
  readonly problems: (settings: RawSettings) => readonly SettingProblem[];
  readonly test?: (settings: RawSettings) => Request | string;
  readonly lastEvents?: (answer: unknown) => EventsByType;
  readonly sentEvents?: (body: unknown) => EventsByType;
  readonly erase?: (person: Person, settings: RawSettings) => Request | string;
  /** Those made so far. */
  readonly channels: readonly Channel[];
  /** One endpoint of the vendor with one credential. */
  channel<I>(definition: ChannelDefinition<I, PublicSettingsOf<S>, SettingsOf<S>>): ChannelOf<I>;
  /** One feature of the vendor. */
  action<const F extends FieldDefinitions>(definition: ActionDefinition<F, PublicSettingsOf<S>>): Action<F>;
}

/** Defines what the channels and actions of a destination share: its settings. */
export function defineConnection<const S extends SettingDefinitions>(
  definition: ConnectionDefinition<S>,
): Connection<S> {
  const { settings, problems = () => [], test, lastEvents, sentEvents, erase } = definition;
  // What a function may be given is checked where it is defined; past this line only hosts call it.
  const channels: Channel[] = [];
  const connection = {
    settings,
    channels,
    problems: problems as Connection<S>['problems'],
    ...(test && { test: test as NonNullable<Connection<S>['test']> }),
    ...(lastEvents && { lastEvents }),
    ...(sentEvents && { sentEvents }),
    ...(erase && { erase: erase as NonNullable<Connection<S>['erase']> }),
  };
  return {
    ...connection,
    channel(channelDefinition) {
      const channel = channelDefinition as unknown as Channel; // -- erases the item and settings types
      channels.push(channel);
      return { item: (value, more) => ({ channel, value, ...more }) };
    },
    action({ title, description, defaultSubscription, fields, items }) {
      const action = {
        title,
        description,
        ...(defaultSubscription !== undefined && { defaultSubscription }),
        fields: inputFields(fields),
        items: items as unknown as Action['items'], // -- erases the payload and settings types
      };
      return {
        ...action,
        perform: segmentPerform(connection, action),
        performBatch: segmentPerformBatch(connection, action),
      };
    },
  };
}
