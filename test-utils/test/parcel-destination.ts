import {
  basic,
  type Destination,
  defineConnection,
  defineDestination,
  emailAddress,
  eventName,
  type Request,
  userId,
} from '@sluice/kit';

interface Parcel {
  readonly user: string;
  readonly what: string;
}

/** An imaginary vendor who wants its secret in every place there is; `more` is added to its requests. */
export function parcelDestination(more: (secret: string) => Partial<Request> = () => ({})): Destination {
  const connection = defineConnection({
    settings: {
      account: { type: 'string', label: 'Account', description: 'Whose.', required: true },
      apiKey: { type: 'password', label: 'API key', description: 'What nobody may see.', required: true },
    },
  });
  const parcels = connection.channel<Parcel>({
    name: 'parcels',
    origin: () => 'https://api.parcel.example',
    query: ({ apiKey }) => ({ key: apiKey }),
    limits: { items: 2 },
    request: (items, { account, apiKey }) => ({
      method: 'POST',
      url: `https://api.parcel.example/${account}/parcels?key=${encodeURIComponent(apiKey)}`,
      headers: { Authorization: basic(account, apiKey), 'X-Key': apiKey },
      json: { token: apiKey, parcels: items },
      ...more(apiKey),
    }),
  });
  const send = connection.action({
    title: 'Send parcel',
    description: 'Sends a parcel.',
    tables: { parcel: { user: userId({ required: true }), email: emailAddress(), what: eventName() } },
    items: ({ parcel: { user, what } }) => [parcels.item({ user, what })],
  });
  return defineDestination({
    name: 'Parcel',
    slug: 'parcel',
    description: 'Parcels.',
    connection,
    actions: { send },
    presets: [{ name: 'Send', partnerAction: 'send', on: { track: 'others' } }],
  });
}

/** An event that makes one parcel. */
export function parcelEvent(userIdValue: string, what: string): object {
  return { type: 'track', event: what, userId: userIdValue, messageId: `${userIdValue}-${what}` };
}
