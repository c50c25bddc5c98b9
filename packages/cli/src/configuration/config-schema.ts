import type { Action, Destination, GlobalSetting } from '@sluice/kit/host';
import { configFileName } from './destination-options';

type Schema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of a config file, for editors that complete and check while the user types. It accepts whatever "sluice
 * validate" accepts. It does not check what only that command can: whether settings are missing or conflict, and whether triggers
 * and mappings compile.
 */
export function configSchema(destinations: readonly Destination[]): Schema {
  const slugs = destinations.map(({ slug }) => slug);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: configFileName,
    type: 'object',
    required: ['destinations'],
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      destinations: { type: 'array', items: { $ref: '#/definitions/destination' } },
    },
    definitions: {
      destination: {
        type: 'object',
        required: ['destination'],
        additionalProperties: false,
        properties: {
          destination: {
            description: 'As "sluice list" names it; "segment:…" is one of Segment’s.',
            anyOf: [{ enum: slugs }, { type: 'string', pattern: '^segment:' }],
          },
          settings: {
            type: 'object',
            description: 'Where to send to. ${NAME} in a text is read from the environment.',
          },
          subscriptions: {
            type: ['object', 'array'],
            description:
              'Changes to the presets, by their names; or all subscriptions as a list, instead of the presets.',
          },
        },
        allOf: destinations.map(({ slug }) => ({
          if: { properties: { destination: { const: slug } }, required: ['destination'] },
          then: {
            properties: {
              settings: { $ref: `#/definitions/${slug}.settings` },
              subscriptions: { $ref: `#/definitions/${slug}.subscriptions` },
            },
          },
        })),
      },
      subscribe: {
        type: 'string',
        description:
          'Which events, in FQL: type = "track" and event = "Order Completed". In a change to a preset, what begins with "and" is added to its own',
      },
      ...Object.assign({}, ...destinations.map(definitionsOf)),
    },
  };
}

/** A reference to an environment variable, in place of a value. */
const variable: Schema = { type: 'string', pattern: '\\$\\{' };
const absent: Schema = { enum: ['', null] };

function definitionsOf({ slug, authentication, actions, presets }: Destination): Readonly<Record<string, Schema>> {
  const subscriptionOf = (action: string) => `${slug}.${action}`;
  const own = { $ref: `#/definitions/${slug}` };
  const each = Object.keys(actions).map((action) => ({ $ref: `#/definitions/${subscriptionOf(action)}` }));
  const settings = Object.entries(authentication.fields).map(
    ([key, setting]) => [key, settingSchema(setting)] as const,
  );
  const changes = presets.map(({ name, partnerAction, subscribe }) => {
    const mapping = { $ref: `#/definitions/${subscriptionOf(partnerAction)}/properties/mapping` };
    const change = {
      type: 'object',
      additionalProperties: false,
      properties: { subscribe: { $ref: '#/definitions/subscribe' }, mapping },
    };
    return [name, { description: subscribe, anyOf: [{ const: false }, change, own] }] as const;
  });
  return {
    [slug]: { oneOf: each },
    [`${slug}.settings`]: { type: 'object', additionalProperties: false, properties: Object.fromEntries(settings) },
    [`${slug}.subscriptions`]: {
      anyOf: [
        { type: 'array', items: own },
        { type: 'object', properties: Object.fromEntries(changes), additionalProperties: own },
      ],
    },
    ...Object.fromEntries(
      Object.entries(actions).map(([key, action]) => [subscriptionOf(key), actionSchema(key, action)]),
    ),
  };
}

function settingSchema({ type, label, description, choices, default: value, range }: GlobalSetting): Schema {
  return {
    description: `${label}. ${description}`,
    ...(value !== undefined && { default: value }),
    anyOf: [...valueSchemas(type, choices, range), variable, absent],
  };
}

function valueSchemas(
  type: GlobalSetting['type'],
  choices: GlobalSetting['choices'],
  range: GlobalSetting['range'],
): Schema[] {
  // Forms and environment variables provide only strings.
  const formsOf = (one: string | number | boolean) => (typeof one === 'string' ? [one] : [one, String(one)]);
  if (choices) return [{ enum: choices.flatMap((choice) => formsOf(choice.value)) }];
  if (type === 'boolean') return [{ enum: [true, false].flatMap(formsOf) }];
  if (type !== 'number') return [{ type: ['string', 'number'] }];
  const [minimum, maximum] = range ?? [];
  return [
    { type: range ? 'integer' : 'number', ...(range && { minimum, maximum }) },
    { type: 'string', pattern: '^\\s*[+-]?[\\d.]' },
  ];
}

function actionSchema(key: string, { title, description, fields }: Action): Schema {
  const mapping = Object.entries(fields).map(([name, { label, description: words }]) => [
    name,
    { description: words === undefined ? label : `${label}. ${words}` },
  ]);
  return {
    type: 'object',
    description: `${title}: ${description}`,
    required: ['partnerAction', 'subscribe', 'mapping'],
    additionalProperties: false,
    properties: {
      name: { type: 'string' },
      partnerAction: { const: key },
      subscribe: { $ref: '#/definitions/subscribe' },
      mapping: {
        type: 'object',
        properties: Object.fromEntries(mapping) as Schema,
        // A directive for the whole mapping, and the keys that Segment itself adds.
        patternProperties: { '^@|^_|^enable_batching$|^batch_|MappingSave$': {} },
        additionalProperties: false,
      },
      type: { type: 'string' },
    },
  };
}
