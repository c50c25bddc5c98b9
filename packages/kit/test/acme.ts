import {
  basic,
  computed,
  defineConnection,
  defineDestination,
  eventName,
  type Item,
  itemsUnder,
  snakeCase,
  productLines,
  time,
  userId,
  text,
} from '../src';
import type { ChannelDefinition } from '../src/definition/channel';
import {
  type Answer,
  assemble,
  dispatch,
  type DispatchOptions,
  type EventItems,
  type Outcome,
  prepareSettings,
  type Request,
} from '../src/host';

/** An imaginary vendor: one endpoint that takes lists of events. */
export interface AcmeEvent {
  readonly event: string;
  readonly customer?: string | undefined;
  readonly at?: number | undefined;
  readonly lines?: number | undefined;
  /** Sent as a header, so that visitors never share a request where `together` says so. */
  readonly visitor?: string;
}

export const connection = defineConnection({
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
      default: 'https://api.acme.dev',
      kind: 'address',
    },
  },
});

type AcmeChannel =
  Parameters<typeof connection.channel<AcmeEvent>>[0] extends ChannelDefinition<AcmeEvent, infer V, infer A, unknown>
    ? ChannelDefinition<AcmeEvent, V, A>
    : never;

let channelCount = 0;

/** Acme's endpoint, different from the plain one in what the options say. */
export function channel(options: Partial<AcmeChannel> = {}) {
  channelCount += 1;
  return connection.channel<AcmeEvent>({
    name: `events-${channelCount}`,
    origin: ({ baseUrl }) => baseUrl,
    limits: {},
    request: (events, { apiKey, baseUrl }) => ({
      method: 'POST',
      url: `${baseUrl}/v2/events`,
      headers: { authorization: basic(apiKey, '') },
      json: { events },
    }),
    itemsIn: itemsUnder('events'),
    ...options,
  });
}

/** A destination over such a channel. */
export function acme(options: Partial<AcmeChannel> = {}) {
  const events = channel(options);
  const trackEvent = connection.action({
    title: 'Track event',
    description: 'Record what a customer did on their Acme timeline.',
    defaultSubscription: 'type = "track"',
    tables: {
      event: {
        event: eventName(),
        customer: userId({ label: 'Customer ID', required: true }),
        at: time('seconds'),
        lines: computed<number>('Lines', 'How many there are.'),
        coupon: text('Coupon', 'The code that was used.', {
          requiredWhen: { conditions: [{ fieldKey: 'event', operator: 'is', value: 'Coupon Applied' }] },
        }),
      },
      order: { products: productLines({ name: text('Name', 'Of the product.') }) },
    },
    items: ({ event, order, refuse, note }) => {
      if (event.event.startsWith('$')) throw refuse('event', 'Acme reserves names starting with "$".');
      if (event.event === 'Heartbeat') return [];
      if (event.at === undefined) note('The event has no time.');
      const { customer, at } = event;
      return [events.item({ event: snakeCase(event.event), customer, at, lines: order.products?.length })];
    },
  });
  const updateCustomer = connection.action({
    title: 'Update customer',
    description: 'Keep what Acme knows of a customer.',
    tables: { update: { customer_id: userId({ label: 'Customer ID', required: true }) } },
    items: ({ update }) => [events.item({ event: 'update', customer: update.customer_id })],
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

export const settings = prepareSettings(connection.settings, { apiKey: 'acme-secret-key' });

/** What an action made of one event of these people. */
export function made(people: string | readonly string[], ...items: readonly Item[]): EventItems {
  return { items, people: [people].flat(), notes: [] };
}

/** The names of the events in a request. */
export function namesIn({ json }: Request): string[] {
  const { events } = json as { readonly events: readonly (AcmeEvent | undefined)[] };
  return events.map((event) => event?.event ?? '(nothing)');
}

/** The requests of a plan, as the names in each. */
export function requestsOf(events: readonly (EventItems | Outcome)[]): string[][] {
  return assemble(events, settings).drafts.map(({ request }) => namesIn(request));
}

export interface Delivery {
  /** The names in each request, in the order in which they were sent. */
  readonly requests: readonly (readonly string[])[];
  readonly outcomes: readonly Outcome[];
  readonly statuses: readonly Outcome['status'][];
  readonly isSent: readonly boolean[];
}

/** Sends the events to a vendor that answers as it is told, 200 unless it says otherwise. */
export async function deliver(
  events: readonly (EventItems | Outcome)[],
  answer: (names: readonly string[]) => Partial<Answer> | Promise<Partial<Answer>>,
  options: Omit<DispatchOptions, 'send'> = {},
): Promise<Delivery> {
  const requests: string[][] = [];
  const settled = await dispatch(assemble(events, settings), settings, {
    ...options,
    send: async (request) => {
      const names = namesIn(request);
      requests.push(names);
      return { status: 200, headers: {}, json: undefined, ...(await answer(names)) };
    },
  });
  const outcomes = settled.map(({ outcome }) => outcome);
  return {
    requests,
    outcomes,
    statuses: outcomes.map(({ status }) => status),
    isSent: settled.map(({ isSent }) => isSent),
  };
}
