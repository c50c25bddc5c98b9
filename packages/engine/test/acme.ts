import { defineConnection, defineDestination } from '@sluice/kit';
import type { Answer, Payload, Request } from '@sluice/kit/host';
import { compile, type DeliveredEvent, type DeliverOptions, type Subscription, type Transport } from '../src';
import { plainAction } from './plain-action';

/** An imaginary vendor: one endpoint that takes lists of events. */
export interface AcmeEvent {
  readonly event: string;
  readonly customer?: string;
  readonly lines?: number;
}

const connection = defineConnection({
  settings: {
    apiKey: { type: 'password', label: 'API key', description: 'Acme → Settings → API keys.', required: true },
    region: {
      type: 'string',
      label: 'Region',
      description: 'Where your Acme data lives.',
      choices: ['eu', 'us'],
      default: 'eu',
    },
    baseUrl: {
      type: 'string',
      label: 'Base URL',
      description: 'Where Acme answers.',
      default: 'https://api.acme.example',
    },
    batchSize: { type: 'number', label: 'Batch size', description: 'Events in a request.', default: 100 },
    isTest: { type: 'boolean', label: 'Test', description: 'Whether Acme forgets the events.' },
  },
  problems: ({ baseUrl }) => ({ baseUrl: !URL.canParse(baseUrl) && 'must be a whole URL.' }),
});

let channelCount = 0;

type AcmeChannel = Parameters<typeof connection.channel<AcmeEvent>>[0];

interface TrackPayload extends Payload {
  readonly name: string;
  readonly customerId: string;
  readonly occurredAt?: string;
  readonly products?: readonly unknown[];
}

const customerId = {
  type: 'string',
  label: 'Customer ID',
  required: true,
  category: 'identifier',
  default: { '@path': '$.userId' },
} as const;
const productMembers = {
  productId: { type: 'string', allowNull: true, label: 'Product ID' },
  sku: { type: 'string', allowNull: true, label: 'SKU' },
  name: { type: 'string', allowNull: true, label: 'Name' },
  price: { type: 'number', allowNull: true, label: 'Price' },
  quantity: { type: 'number', allowNull: true, label: 'Quantity' },
} as const;
const productShape = {
  productId: { '@path': '$.product_id' },
  sku: { '@path': '$.sku' },
  name: { '@path': '$.name' },
  price: { '@path': '$.price' },
  quantity: { '@path': '$.quantity' },
};
const timestamp = { '@path': '$.timestamp' };

/** The destination, over a channel that differs from the plain one in what the options say. */
export function acme(options: Partial<AcmeChannel> = {}, seen: (payload: Payload) => void = () => undefined) {
  channelCount += 1;
  const events = connection.channel<AcmeEvent>({
    name: `events-${channelCount}`,
    origin: () => 'https://api.acme.example',
    limits: ({ batchSize }) => ({ items: batchSize }),
    request: (items, { apiKey, baseUrl, isTest }) => ({
      method: 'POST',
      url: `${baseUrl}/v2/events`,
      headers: { 'X-Api-Key': apiKey, ...(isTest && { 'X-Test': '1' }) },
      json: { events: items },
    }),
    ...options,
  });
  const trackEvent = plainAction<TrackPayload>({
    title: 'Track event',
    description: 'Record what a customer did.',
    fields: {
      name: { type: 'string', label: 'Event name', required: true, default: { '@path': '$.event' } },
      customerId,
      occurredAt: { type: 'datetime', label: 'Time', default: timestamp },
      products: {
        type: 'object',
        multiple: true,
        label: 'Products',
        additionalProperties: true,
        properties: productMembers,
        default: { '@arrayPath': ['$.properties.products', productShape] },
      },
    },
    items: ({ payload, refuse }) => {
      seen(payload);
      if (payload.name.startsWith('$')) throw refuse('name', 'Acme reserves names starting with "$".');
      const lines = payload.products?.length;
      const event = { event: payload.name, customer: payload.customerId, ...(lines !== undefined && { lines }) };
      return [events.item(event, payload.occurredAt === undefined ? {} : { occurredAt: payload.occurredAt })];
    },
  });
  const updateCustomer = plainAction({
    title: 'Update customer',
    description: 'Keep what Acme knows of a customer.',
    fields: {
      customerId,
      traits: {
        type: 'object',
        label: 'Traits',
        default: {
          '@if': {
            exists: { '@path': '$.traits' },
            then: { '@path': '$.traits' },
            else: { '@path': '$.context.traits' },
          },
        },
      },
      plan: { type: 'string', label: 'Plan', choices: ['free', 'paid'], default: { '@path': '$.traits.plan' } },
      age: { type: 'integer', label: 'Age', default: { '@path': '$.traits.age' } },
      email: { type: 'string', label: 'Email address', format: 'email', default: { '@path': '$.traits.email' } },
    },
    items: ({ payload }) => {
      seen(payload);
      return [events.item({ event: 'update', customer: String(payload.customerId) })];
    },
  });
  return defineDestination({
    name: 'Acme',
    slug: 'acme',
    description: 'An imaginary vendor.',
    connection,
    actions: { trackEvent, updateCustomer },
    presets: [
      { name: 'Update customer', partnerAction: 'updateCustomer', on: ['identify'] },
      { name: 'Track event', partnerAction: 'trackEvent', on: { track: 'others' } },
    ],
  });
}

export const settings = { apiKey: 'acme-secret-key' };

/** The destination with these subscriptions, or with its presets. */
export function pipelineOf(subscriptions?: readonly Subscription[], destination = acme()) {
  return compile(destination, { settings, ...(subscriptions && { subscriptions }) });
}

/** A subscription of `trackEvent` for every track event, with a mapping that differs in what is given. */
export function tracking(mapping: Readonly<Record<string, unknown>> = {}, subscribe = 'type = "track"'): Subscription {
  const [, preset] = acme().presets;
  return { name: 'Track', partnerAction: 'trackEvent', subscribe, mapping: { ...preset?.mapping, ...mapping } };
}

export function track(event: string, person = 'c1', more: object = {}) {
  return { type: 'track', event, userId: person, ...more };
}

/** The names of the events in a request. */
export function namesIn({ json }: Request): string[] {
  return (json as { readonly events: readonly AcmeEvent[] }).events.map(({ event }) => event);
}

export interface VendorOptions extends Partial<Omit<DeliverOptions, 'transport'>> {
  readonly destination?: ReturnType<typeof acme>;
  /** Settings besides the key. */
  readonly more?: object;
}

/**
 * Delivers events to a vendor that answers as it is told, 200 unless it says otherwise. The clock moves only while
 * somebody sleeps; every wait is remembered.
 */
export async function deliver(
  events: Iterable<unknown> | AsyncIterable<unknown>,
  answer: (names: readonly string[], attempt: number) => Partial<Answer> | Promise<Partial<Answer>>,
  { destination = acme(), more = {}, ...options }: VendorOptions = {},
) {
  const requests: string[][] = [];
  const times: number[] = [];
  const waits: number[] = [];
  let time = Date.UTC(2024, 0, 31, 12);
  const start = time;
  const transport: Transport = {
    async send(request) {
      const names = namesIn(request);
      requests.push(names);
      times.push(time - start);
      return { status: 200, headers: {}, json: undefined, ...(await answer(names, requests.length)) };
    },
    close: () => Promise.resolve(),
  };
  const delivered: DeliveredEvent[] = [];
  const pipeline = compile(destination, { settings: { ...settings, ...more } });
  for await (const one of pipeline.deliver(events, {
    transport,
    now: () => time,
    clock: () => time,
    random: () => 0.5,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
      return Promise.resolve();
    },
    ...options,
  })) {
    delivered.push(one);
  }
  const outcomes = delivered.map(({ outcome }) => outcome);
  return { delivered, requests, times, waits, outcomes, statuses: outcomes.map(({ status }) => status) };
}
