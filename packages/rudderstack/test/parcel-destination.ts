import { defineConnection, defineDestination, eventName, retry, text, time, userId } from '@sluice/kit';

const connection = defineConnection({
  settings: {
    key: { type: 'password', label: 'Key', description: 'Parcel → Keys.', required: true },
    host: {
      type: 'string',
      label: 'Host',
      description: 'Where your Parcel lives.',
      default: 'https://api.parcel.example',
    },
  },
});

/** Takes no more than an hour old. */
const parcels = connection.channel<object>({
  name: 'parcels',
  origin: ({ host }) => host,
  limits: { items: 3, ageSeconds: 3600 },
  onRefusal: 'split',
  request: (items, { key, host }) => ({
    method: 'POST',
    url: `${host}/parcels`,
    headers: { authorization: `Bearer ${key}` },
    json: { parcels: items },
  }),
  itemsIn: (body) => (body as { parcels: object[] }).parcels,
});

const people = connection.channel<{ readonly method: 'PATCH' | 'DELETE'; readonly id: string }>({
  name: 'people / seen',
  origin: ({ host }) => host,
  limits: { items: 1 },
  retryable: [409],
  request: ([{ method, id }], { key, host }) => ({
    method,
    url: `${host}/people/${encodeURIComponent(id)}`,
    headers: { authorization: `Bearer ${key}` },
  }),
  outcomes: ({ status }) => (status === 202 ? retry('Parcel is busy.') : undefined),
});

const listed = connection.channel<string>({
  name: 'labels',
  origin: ({ host }) => host,
  limits: {},
  request: (items, { host }) => ({ method: 'POST', url: `${host}/labels`, headers: {}, json: items }),
  itemsIn: (body) => body as string[],
});

/** An imaginary vendor with channels that Bloomreach has not: two for one event, an age, no body but an address and a method of the item, a list. */
export const parcel = defineDestination({
  name: 'Parcel',
  slug: 'parcel-post',
  description: 'Parcels.',
  connection,
  actions: {
    send: connection.action({
      title: 'Send',
      description: 'Sends a parcel, and says that its sender was seen.',
      tables: {
        parcel: {
          userId: userId({ required: true }),
          event: eventName(),
          note: text('Note', 'More.', { from: '$.integrations.Parcel.note' }),
        },
        sending: { time: time('iso', { from: ['$.timestamp', '$.time'] }) },
      },
      items: ({ parcel: { userId: id, event, note }, sending }) => {
        if (event === 'Defect') throw new TypeError('userId u1 is no parcel');
        const more = sending.time === undefined ? {} : { occurredAt: sending.time };
        const own = parcels.item({ event, userId: id, ...(note !== undefined && { note }) }, more);
        if (event === 'Label') return [listed.item(id)];
        if (event === 'Gone') return [people.item({ method: 'DELETE', id })];
        return event === 'Seen' ? [own, people.item({ method: 'PATCH', id })] : [own];
      },
    }),
  },
  presets: [{ name: 'Send', partnerAction: 'send', on: ['track'] }],
});
