import { connection } from './connection';

/** One call: https://help.bluecore.com/help/events-api. The token, a secret, is added to the request. */
export interface Call {
  readonly event: string;
  readonly properties: object;
}

const origin = 'https://api.bluecore.app';
const daySeconds = 24 * 60 * 60;

/** One event per call, whatever the event. No rate or size limit is published, and the API accepts no timestamp. */
export const calls = connection.channel<Call>({
  name: 'events',
  origin: () => origin,
  speaks: 'status',
  limits: ({ allowOldEvents }) => ({ items: 1, ...(!allowOldEvents && { ageSeconds: daySeconds }) }),
  request: ([{ event, properties }], { namespace }) => ({
    method: 'POST',
    url: `${origin}/api/track/mobile/v1`,
    headers: { 'Content-Type': 'application/json' },
    json: { event, properties: Object.assign({}, properties, { token: namespace }) },
  }),
});
