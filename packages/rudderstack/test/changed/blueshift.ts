import { jobsOf } from '../rudder-requests';
import { createAdapter } from '../../src/adapter/create-adapter';
import { catalog } from '@sluice/catalog';
import type { Destination } from '@sluice/kit/host';
import { unsent } from '../unsent';
import { type Change, processorFor } from './change';

const config = { eventApiKey: 'event-key', usersApiKey: 'users-key', dataCenter: 'standard' };
const process = processorFor('blueshift', config);
const track = { type: 'track', event: 'Quiz' };

function bodiesOf(event: object, more: object = {}) {
  return process(event, more).map(({ body, error }) => {
    if (!body) throw new Error(error);
    return body as Record<string, unknown>;
  });
}

const event = 'https://developer.blueshift.com/reference/post_api-v1-event';
const customers = 'https://developer.blueshift.com/reference/post_api-v1-customers';
const own = 'https://help.blueshift.com/hc/en-us/articles/115002714773';

export const changes: readonly Change[] = [
  {
    change: 'The key is the user of the Basic authentication, followed by a colon.',
    rule: '[Authentication](https://developer.blueshift.com/reference/authentication)',
    check() {
      expect(process(track)[0]?.headers).toMatchObject({ Authorization: `Basic ${btoa('event-key:')}` });
    },
  },
  {
    change:
      'An anonymous ID arrives as `device_id`, even with a known ID, and never as `customer_id`; an identify call with no other ID as the event `identify`.',
    rule: `A [\`customer_id\`](${event}) is a customer: every visitor would become one.`,
    check() {
      expect(bodiesOf({ ...track, userId: '', anonymousId: 'a1' })[0]).not.toHaveProperty('customer_id');
      expect(bodiesOf({ ...track, anonymousId: 'a1' })).toMatchObject([{ customer_id: 'u1', device_id: 'a1' }]);
      const visitor = { type: 'identify', userId: '', anonymousId: 'a1', traits: { plan: 'p' } };
      expect(bodiesOf(visitor)).toMatchObject([{ event: 'identify', device_id: 'a1', plan: 'p' }]);
    },
  },
  {
    change:
      'Names may contain digits; dots become underscores; surrounding spaces are removed, and several within a name become one underscore.',
    rule: `Names are refused [that are numbers, or longer than 64 characters](${event}).`,
    check() {
      const names = ['Step 2 Done', 'a.b', '  a  b '].map((name) => bodiesOf({ ...track, event: name })[0]?.event);
      expect(names).toEqual(['Step_2_Done', 'a_b', 'a_b']);
      expect(process({ ...track, event: 7 })).toMatchObject([{ status: 400 }]);
    },
  },
  {
    change:
      'No property overwrites the event’s name, IDs or device; if the event has no such value, the property is used.',
    rule: `[Attributes are on the same level](${event}).`,
    check() {
      const properties = {
        event: 'x',
        customer_id: 'x',
        device_id: 'x',
        ip: '192.0.2.1',
        cookie: '0f7b35f2-44e5-4d62-a37f-0f0b2c9d7f11',
      };
      const context = { device: { id: 'd1' }, ip: '203.0.113.9' };
      expect(bodiesOf({ ...track, properties, context })).toMatchObject([
        { event: 'Quiz', customer_id: 'u1', device_id: 'd1', ip: '203.0.113.9', cookie: properties.cookie },
      ]);
      expect(bodiesOf({ ...track, properties })).toMatchObject([{ device_id: 'x', ip: '192.0.2.1' }]);
    },
  },
  {
    change: 'The property `email` counts in events that are about their sender, such as orders and sign-ups.',
    rule: `An [\`email\`](${event}) identifies the customer: in any other event it may be a friend's.`,
    check() {
      expect(bodiesOf({ ...track, event: 'Friend Invited', properties: { email: 'f@b.co' } })[0]).not.toHaveProperty(
        'email',
      );
      expect(bodiesOf({ ...track, event: 'Signed Up', properties: { email: 'a@b.co' } })).toMatchObject([
        { email: 'a@b.co' },
      ]);
    },
  },
  {
    change: 'A placeholder ID ("null", "guest", zeros) is left out; IDs are text.',
    rule: 'Otherwise many people would become one customer.',
    check() {
      for (const userId of ['null', 'guest', '00000000-0000-0000-0000-000000000000'])
        expect(bodiesOf({ ...track, userId, anonymousId: 'a1' })[0]).not.toHaveProperty('customer_id');
      expect(bodiesOf({ ...track, userId: 7 })).toMatchObject([{ customer_id: '7' }]);
    },
  },
  {
    change: 'A user ID that is an address is the customer’s `email`, too.',
    rule: `Either [identifies the customer](${event}).`,
    check() {
      expect(bodiesOf({ ...track, userId: 'a@b.co' })).toMatchObject([{ customer_id: 'a@b.co', email: 'a@b.co' }]);
    },
  },
  {
    change: 'The address that a request came from (`request_ip`) counts only for browsers and apps.',
    rule: 'Requests from a server have the address of that server.',
    check() {
      const ipOf = (channel: string) => bodiesOf({ ...track, channel, request_ip: '192.0.2.1' })[0]?.ip;
      expect(['web', 'mobile', 'server'].map(ipOf)).toEqual(['192.0.2.1', '192.0.2.1', undefined]);
    },
  },
  {
    change: 'The advertising ID of Android arrives as `advertising_id`, along with the app’s name and version.',
    rule: '[Blueshift’s own SDK](https://github.com/blueshift-labs/Blueshift-Android-SDK) sends them this way.',
    check() {
      const advertisingId = '38400000-8cf0-11bd-b23e-10b96e40000d';
      const app = { name: 'Shop', version: '5.2' };
      const bodyOf = (type: string) => bodiesOf({ ...track, context: { device: { type, advertisingId }, app } })[0];
      expect(bodyOf('Android')).toMatchObject({ advertising_id: advertisingId, app_name: 'Shop', app_version: '5.2' });
      expect(bodyOf('Android')).not.toHaveProperty('device_idfa');
      expect(bodyOf('iOS')).toMatchObject({ device_idfa: advertisingId });
    },
  },
  {
    change:
      'An identify call with a device, an anonymous ID or a `group_id` also arrives as the event `identify`, which names the device and the group.',
    rule: `The customers API [knows no devices and no groups](${customers}); by its devices, Blueshift finds what the customer did before.`,
    check() {
      expect(bodiesOf({ type: 'identify', traits: { plan: 'p', group_id: 'g1' } })).toMatchObject([
        { customer_id: 'u1', plan: 'p' },
        { customer_id: 'u1', event: 'identify', group_id: 'g1' },
      ]);
      const context = { device: { id: 'd1', token: 't1' } };
      expect(bodiesOf({ type: 'identify', traits: { plan: 'p' }, context })).toMatchObject([
        { customer_id: 'u1', plan: 'p' },
        { customer_id: 'u1', event: 'identify', device_id: 'd1', device_token: 't1' },
      ]);
      expect(bodiesOf({ type: 'identify', anonymousId: 'a1', traits: { plan: 'p' } })).toMatchObject([
        { customer_id: 'u1', plan: 'p' },
        { customer_id: 'u1', event: 'identify', device_id: 'a1' },
      ]);
    },
  },
  {
    change:
      'Each line of `products` has a `sku`, and one without an ID is left out, as are `products` that are not a list; its prices and quantities are numbers.',
    rule: 'The [`sku`](https://developer.blueshift.com/docs/your-sites-event-data) identifies the product in the catalogue.',
    check() {
      for (const none of ['p1,p2', { name: 'Shoe' }, ['p1'], 7, true])
        expect(bodiesOf({ ...track, properties: { products: none, score: 3 } })).toEqual([
          { event: 'Quiz', customer_id: 'u1', event_uuid: expect.any(String), score: 3 },
        ]);
      const products = [{ product_id: 7, price: '2.50', quantity: '3', colour: 'red' }, { sku: 's1' }];
      expect(bodiesOf({ ...track, properties: { products } })).toMatchObject([
        { products: [{ sku: '7', product_id: 7, price: 2.5, quantity: 3, colour: 'red' }, { sku: 's1' }] },
      ]);
    },
  },
  {
    change: 'A trait in the call itself takes precedence over the same one in its context.',
    rule: 'The call is newer: RudderStack’s SDKs put the traits of the last call into the context.',
    check() {
      const call = { type: 'identify', traits: { plan: 'new' }, context: { traits: { plan: 'old', email: 'a@b.co' } } };
      expect(bodiesOf(call)).toEqual([{ customer_id: 'u1', email: 'a@b.co', plan: 'new' }]);
    },
  },
  {
    change: 'Latitude and longitude are text.',
    rule: `They are [strings](${event}).`,
    check() {
      expect(bodiesOf({ ...track, properties: { latitude: 1.5, longitude: -2 } })).toMatchObject([
        { latitude: '1.5', longitude: '-2' },
      ]);
    },
  },
  {
    change: 'A `cookie` that is not a UUID is left out.',
    rule: `It is [the UUID that Blueshift's script makes](${event}).`,
    check() {
      expect(bodiesOf({ ...track, properties: { cookie: 'ck' } })[0]).not.toHaveProperty('cookie');
    },
  },
  {
    change: 'The property `timestamp` arrives in ISO 8601, and is left out if it cannot be read as a time.',
    rule: `Dates are in [ISO 8601](${own}).`,
    check() {
      expect(bodiesOf({ ...track, properties: { timestamp: 1785578400 } })).toMatchObject([
        { timestamp: '2026-08-01T10:00:00.000Z' },
      ]);
      for (const timestamp of ['n/a', '01/02/2021']) {
        expect(bodiesOf({ ...track, properties: { timestamp } })[0]).not.toHaveProperty('timestamp');
      }
    },
  },
  {
    change:
      'Consents (`unsubscribed`, `opted_in` and the like) that are neither true nor false are left out, and so are `subscription_groups` unless each has an ID and a boolean.',
    rule: `They are [booleans](${customers}).`,
    check() {
      const traits = { email: 'a@b.co', opted_in: 'yes', unsubscribed: 1, subscription_groups: ['news'], plan: 'p' };
      expect(bodiesOf({ type: 'identify', traits })).toEqual([{ customer_id: 'u1', email: 'a@b.co', plan: 'p' }]);
      expect(bodiesOf({ ...track, properties: { opted_in: 'True' } })).toMatchObject([{ opted_in: true }]);
      const unanswered = { subscription_groups: [{ id: 'news', subscribed: 'yes' }] };
      expect(bodiesOf({ ...track, properties: unanswered })[0]).not.toHaveProperty('subscription_groups');
    },
  },
  {
    change:
      'Traits and properties that Blueshift reserves (`bsft_…`, `uuid` of a customer) are left out, and so are traits that it calculates (`lifetime_revenue`, `last_visit_at`).',
    rule: `[Names of Blueshift's own](${own}), and its [calculated attributes](https://help.blueshift.com/hc/en-us/articles/26089497226899).`,
    check() {
      const traits = { email: 'a@b.co', bsft_x: 1, uuid: 'x', lifetime_revenue: 5, last_visit_at: '2026', plan: 'p' };
      expect(bodiesOf({ type: 'identify', traits })).toEqual([{ customer_id: 'u1', email: 'a@b.co', plan: 'p' }]);
    },
  },
  {
    change:
      'Names with dots are unchanged, and do not become objects; traits in several spellings (`firstName`, `first_name`) all arrive.',
    rule: `[Names of attributes](${own}) count as they are spelled.`,
    check() {
      expect(bodiesOf({ ...track, properties: { 'a.b': 1 } })).toMatchObject([{ 'a.b': 1 }]);
      const traits = { email: 'a@b.co', firstName: 'A', first_name: 'B' };
      expect(bodiesOf({ type: 'identify', traits })).toMatchObject([{ firstname: 'A', first_name: 'B' }]);
    },
  },
  {
    change: 'Null and empty values are left out, and so are device IDs of zeros; the device type is in lower case.',
    rule: `[\`ios\` or \`android\`](${event}); with zeros, many people would share one device.`,
    check() {
      const context = { device: { id: '00000000-0000-0000-0000-000000000000', type: 'Android', model: 'Pixel 9' } };
      const [body] = bodiesOf({ ...track, context, properties: { a: null, b: '' } });
      expect(body).toEqual({
        event: 'Quiz',
        customer_id: 'u1',
        event_uuid: expect.any(String),
        device_type: 'android',
      });
    },
  },
  {
    change: 'An identify call needs one identifier, not two.',
    rule: `[One is enough](${customers}).`,
    check() {
      expect(bodiesOf({ type: 'identify', traits: { plan: 'p' } })).toEqual([{ customer_id: 'u1', plan: 'p' }]);
    },
  },
  {
    change:
      'A group’s traits arrive with `group_` before their names; its email address is not the customer’s; the device is included.',
    rule: `Attributes of an event [are the customer's](${event}).`,
    check() {
      const group = { type: 'group', groupId: 'g1', traits: { name: 'Acme', email: 'info@acme.co' } };
      const [body] = bodiesOf(group);
      expect(body).toMatchObject({
        event: 'identify',
        group_id: 'g1',
        group_name: 'Acme',
        group_email: 'info@acme.co',
      });
      expect(body).not.toHaveProperty('email');
    },
  },
  {
    change: 'Phone numbers that are not international are left out; gender is `male`, `female` or `unknown`.',
    rule: `[Attributes of a customer](${customers})`,
    check() {
      const traits = { email: 'a@b.co', phone: '0228 123', gender: 'x' };
      expect(bodiesOf({ type: 'identify', traits })).toMatchObject([{ gender: 'unknown' }]);
      expect(bodiesOf({ type: 'identify', traits })[0]).not.toHaveProperty('phone_number');
    },
  },
  {
    change: '`event_uuid` is a UUID, derived from the message ID if that is not one.',
    rule: `[RFC 4122](${event})`,
    check() {
      const uuid = expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/);
      expect(bodiesOf({ ...track, messageId: 'm1' })).toMatchObject([{ event_uuid: uuid }]);
    },
  },
  {
    change: 'With the proxy on, events and customers share requests.',
    rule:
      '[bulkevents](https://developer.blueshift.com/reference/post_api-v1-bulkevents), ' +
      '[customers/bulk](https://developer.blueshift.com/reference/post_api-v1-customers-bulk)',
    check() {
      const jobs = jobsOf(
        [1, 2].map((number) => ({ ...track, messageId: `m${number}`, userId: `u${number}` })),
        config,
      );
      for (const isProxied of [true, false]) {
        const destinations = [catalog.blueshift as Destination];
        const adapter = createAdapter({ destinations, transport: unsent, isProxied: () => isProxied });
        const { body } = adapter.route({ input: jobs, destType: 'blueshift' });
        expect(body).toMatchObject({ output: { length: isProxied ? 1 : 2 } });
      }
    },
  },
  {
    change: 'Without `usersApiKey`, identify calls arrive as the event `identify`; `eventApiKey` is required.',
    rule: 'The customers API accepts [no other key](https://developer.blueshift.com/reference/authentication).',
    check() {
      const traits = { email: 'a@b.co' };
      expect(bodiesOf({ type: 'identify', traits }, { usersApiKey: '' })).toMatchObject([{ event: 'identify' }]);
      expect(process(track, { eventApiKey: '' })).toMatchObject([{ status: 400 }]);
    },
  },
  {
    change: 'A `dataCenter` that is neither `standard` nor `eu` is refused.',
    rule: 'A key from one region is refused in the other: nothing would arrive.',
    check() {
      expect(process(track, { dataCenter: 'mars' })).toMatchObject([{ status: 400 }]);
    },
  },
  {
    change: 'Page, screen and alias calls are filtered (298) instead of failing.',
    rule: 'rudder-server does the same with types that a destination does not support.',
    check() {
      for (const type of ['page', 'screen', 'alias']) expect(process({ type })).toMatchObject([{ status: 298 }]);
    },
  },
];
