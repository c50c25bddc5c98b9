import {
  compact,
  type FieldDefinition,
  type FieldDefinitions,
  furtherProperties,
  isObject,
  type ItemsContext,
  leftOver,
  type Payload,
  snakeCase,
} from '@sluice/kit';
import { completeAmounts } from './amounts';
import { connection } from './connection';
import { item, type ItemRules, itemsOf, itemSources } from './items';
import { type EventContext, eventFields, recordEvent } from './record-event';
import { type Vocabulary, wordFor } from './word-for';

interface StandardEvent {
  readonly title: string;
  readonly description: string;
  /** The events of the common event spec that it is for, in FQL. */
  readonly from: string;
  /** The event's properties, in camel case. What the vendor requires is required here, for it would not complain. */
  readonly properties: FieldDefinitions;
  /** What the vendor's reports need, but the vendor or the common event spec can do without. */
  readonly wanted?: readonly string[];
  readonly itemRules?: ItemRules;
  /** Which properties take certain words only. */
  readonly vocabularies?: Readonly<Record<string, Vocabulary>>;
  /** Whether the user is a condition by which the vendor looks for an order. */
  readonly isConversion?: boolean;
}

/** The action for one event of the vendor's reference: https://doc.commandersact.com, "Events reference". */
export function standardEvent(eventName: string, definition: StandardEvent) {
  const {
    title,
    description,
    from,
    properties,
    wanted = [],
    itemRules = {},
    vocabularies = {},
    isConversion,
  } = definition;
  const maps = Object.fromEntries(Object.values(vocabularies).map(({ key, field }) => [key, field]));
  const further = leftOver({ ...properties, ...sourcesOf(properties.items), ...userSources });
  return connection.action<FieldDefinitions>({
    title,
    description,
    defaultSubscription: from,
    fields: { ...properties, ...maps, furtherProperties, ...eventFields },
    items: (context: ItemsContext<Payload, EventContext['settings']>) => {
      const { payload, note } = context;
      const missing = wanted.filter((key) => payload[key] === undefined);
      if (missing.length > 0) note(`Commanders Act’s reports ask for what this event has not: ${missing.join(', ')}.`);
      const own = Object.keys(properties).map((key) => {
        const vocabulary = vocabularies[key];
        return [snakeCase(key), vocabulary ? wordFor(payload[key], vocabulary, context) : payload[key]] as const;
      });
      const amounts = completeAmounts(context, properties);
      const all = {
        ...further(isObject(payload.furtherProperties) ? payload.furtherProperties : {}),
        ...compact({ ...Object.fromEntries(own), ...amounts, items: itemsOf(context, properties.items, itemRules) }),
      };
      // What the vendor would take for an amount has no currency: it stays away with the amounts.
      const kept = Object.entries(all).filter(([name]) => !(name in amounts && amounts[name] === undefined));
      const recorded = { properties: Object.fromEntries(kept), isConversion };
      const event = context as unknown as EventContext; // -- its fields are among these
      return [recordEvent(event, eventName, recorded)];
    },
  });
}

/** Each member of the user by itself, so that all that it is made of counts as taken. */
export const userSources: FieldDefinitions = {
  email: eventFields.email,
  ...Object.fromEntries(
    Object.entries(eventFields.user.default).map(([key, source]): [string, FieldDefinition] => [
      `user.${key}`,
      { ...eventFields.user, default: source },
    ]),
  ),
};

/** Of an event about one product, the product's properties stand beside the event's. */
function sourcesOf(items: FieldDefinition | undefined): FieldDefinitions {
  return items?.default === item.default ? itemSources : {};
}
