import { catalog } from '@sluice/catalog';
import type { Destination, RawSettings } from '@sluice/kit';
import { readMessage } from '../src/adapter/read-message';
import { compileConfiguration } from '../src/configuration/compile-configuration';

const destination = catalog.blueshift as Destination;
const config = { eventApiKey: 'event-key', usersApiKey: 'users-key', dataCenter: 'standard' };

function requestsOf(event: object, more: RawSettings = {}) {
  const pipeline = compileConfiguration(destination, { ...config, ...more });
  const base = { userId: 'u1', messageId: '0f7b35f2-44e5-4d62-a37f-0f0b2c9d7f10', timestamp: '2026-08-01T10:00:00Z' };
  const { drafts, outcomes } = pipeline.plan([readMessage({ ...base, ...event }, destination)]);
  expect(outcomes).toEqual([undefined]);
  return drafts.map(({ request }) => request);
}

const bodyOf = (event: object, more: RawSettings = {}) => requestsOf(event, more)[0]?.json;
const uuid = { event_uuid: '0f7b35f2-44e5-4d62-a37f-0f0b2c9d7f10' };

describe('a Blueshift configuration of RudderStack’s', () => {
  it.each([
    ['standard', 'https://api.getblueshift.com/api/v1/event'],
    ['eu', 'https://api.eu.getblueshift.com/api/v1/event'],
    ['', 'https://api.getblueshift.com/api/v1/event'],
  ])('sends to the data centre "%s"', (dataCenter, url) => {
    expect(requestsOf({ type: 'track', event: 'Quiz Done' }, { dataCenter })).toMatchObject([
      { url, headers: { Authorization: `Basic ${btoa('event-key:')}` } },
    ]);
  });

  it.each([
    ['Product Viewed', 'view'],
    ['Product Added', 'add_to_cart'],
    ['Order Completed', 'purchase'],
    ['Products Searched', 'search'],
    ['Checkout Step Viewed', 'checkout'],
    ['Product Removed', 'remove_from_cart'],
    ['Subscribe Interest', 'subscribe_interest'],
    ['Unsubscribe Interest', 'unsubscribe_interest'],
    ['Identify', 'identify'],
    ['Step 2 Done', 'Step_2_Done'],
    ['product viewed', 'product_viewed'],
    [' Product Viewed', 'view'],
    ['Order Completed ', 'purchase'],
  ])('sends "%s" as %s with its properties beside it', (event, name) => {
    const properties = { productId: 'p1', products: [{ product_id: 'p1' }], query: 'q' };
    expect(bodyOf({ type: 'track', event, properties })).toEqual({
      ...properties,
      event: name,
      customer_id: 'u1',
      ...uuid,
    });
  });

  it('sends customers to the customers API', () => {
    const traits = {
      email: 'ada@example.com',
      firstName: 'Ada',
      loyaltyPoints: 7,
      unsubscribed: true,
      createdAt: '2026-01-01',
    };
    for (const event of [{ traits }, { traits: {}, context: { traits } }]) {
      expect(requestsOf({ type: 'identify', ...event })).toMatchObject([
        {
          url: 'https://api.getblueshift.com/api/v1/customers',
          headers: { Authorization: `Basic ${btoa('users-key:')}` },
          json: {
            customer_id: 'u1',
            email: 'ada@example.com',
            firstname: 'Ada',
            loyaltyPoints: 7,
            unsubscribed: true,
            createdAt: '2026-01-01',
            joined_at: '2026-01-01',
          },
        },
      ]);
    }
  });

  it('works with the event key alone', () => {
    expect(bodyOf({ type: 'identify', traits: { plan: 'gold' } }, { usersApiKey: '' })).toEqual({
      event: 'identify',
      customer_id: 'u1',
      plan: 'gold',
      ...uuid,
    });
  });

  it('sends groups as identify events', () => {
    expect(bodyOf({ type: 'group', groupId: 'g1', traits: { plan: 'gold' } })).toEqual({
      event: 'identify',
      group_id: 'g1',
      customer_id: 'u1',
      plan: 'gold',
      ...uuid,
    });
  });

  it('keeps what the traits of a group say of consent', () => {
    const event = { type: 'group', groupId: 'g1', traits: { unsubscribed: false, opted_in: true } };
    expect(bodyOf(event)).toMatchObject({ event: 'identify', unsubscribed: false, opted_in: true });
  });

  it('never sends an anonymous ID as customer_id', () => {
    expect(bodyOf({ type: 'track', event: 'x', userId: '', anonymousId: 'a1' })).toEqual({
      event: 'x',
      device_id: 'a1',
      ...uuid,
    });
  });

  it('brings the names of Blueshift by one key', () => {
    const event = { type: 'track', event: 'Quiz Done', properties: {} };
    expect(bodyOf(event, { useVendorNames: true })).toEqual({
      event: 'quiz_done',
      customer_id: 'u1',
      timestamp: '2026-08-01T10:00:00.000Z',
      ...uuid,
    });
  });

  it('says what is wrong with a data centre', () => {
    expect(() => bodyOf({}, { dataCenter: 'mars' })).toThrow('dataCenter: It must be one of: standard, eu.');
  });
});
