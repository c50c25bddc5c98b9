import { defineConnection, defineDestination, firstOf, retry } from '@sluice/kit';

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

const people = connection.channel<{ readonly id: string }>({
  limits: { items: 1 },
  retryable: [409],
  request: ([{ id }], { key, host }) => ({
    method: 'PUT',
    url: `${host}/people/${encodeURIComponent(id)}`,
    headers: { authorization: `Bearer ${key}` },
    json: { seen: true },
  }),
  outcomes: ({ status }) => (status === 202 ? retry('Parcel is busy.') : undefined),
});

const listed = connection.channel<string>({
  limits: {},
  request: (items, { host }) => ({ method: 'POST', url: `${host}/labels`, headers: {}, json: items }),
  itemsIn: (body) => body as string[],
});

const id = { type: 'string', label: 'ID', description: 'Whose.', category: 'identifier' } as const;

/** An imaginary vendor with channels that Bloomreach has not: two for one event, an age, a path of the item, a list for a body. */
export const parcel = defineDestination({
  name: 'Parcel',
  slug: 'parcel-post',
  description: 'Parcels.',
  connection,
  actions: {
    send: connection.action({
      title: 'Send',
      description: 'Sends a parcel, and says that its sender was seen.',
      fields: {
        id: { ...id, required: true, default: { '@path': '$.userId' } },
        event: { type: 'string', label: 'Event', description: 'What.', default: { '@path': '$.event' } },
        time: { type: 'datetime', label: 'Time', description: 'When.', default: firstOf('$.timestamp', '$.time') },
        note: {
          type: 'string',
          label: 'Note',
          description: 'More.',
          default: { '@path': '$.integrations.Parcel.note' },
        },
      },
      items: ({ payload: { id: userId, event, time, note } }) => {
        if (event === 'Defect') throw new TypeError('userId u1 is no parcel');
        const more = time === undefined ? {} : { occurredAt: time };
        const own = parcels.item({ event, userId, ...(note !== undefined && { note }) }, more);
        if (event === 'Label') return [listed.item(userId)];
        return event === 'Seen' ? [own, people.item({ id: userId })] : [own];
      },
    }),
  },
  presets: [{ name: 'Send', partnerAction: 'send', on: ['track'] }],
});
