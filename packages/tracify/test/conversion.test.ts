import { seed } from '@sluice/test-utils/seeds';
import { visitor, withHashes } from './identities';
import { plan, subscription } from './plan';

const booked = {
  type: 'track',
  event: 'Fitting Appointment Booked',
  messageId: 'm-1',
  timestamp: '2024-06-21T12:36:40Z',
  context: { ...visitor, page: { url: 'https://www.yourwebsite.com/your-full-path-here' } },
  properties: { conversion_id: '123456789', value: 100, currency: 'EUR' },
};
const forBooked = 'type = "track" and event = "Fitting Appointment Booked"';
const convert = (properties: object, settings = {}, mapping = {}) =>
  plan([{ ...booked, properties }], { settings, subscriptions: [subscription('conversion', forBooked, mapping)] });

describe('a chosen event', () => {
  it('is the conversion of Tracify’s page', () => {
    const { requests } = plan([booked], { subscriptions: [subscription('conversion', forBooked)] });
    expect(requests[0]?.json).toEqual(withHashes(seed('tracify', 'conversion')));
  });

  it('is known by the ID of the event where it has none of its own', () => {
    expect(convert({ value: 1, currency: 'EUR' }).recorded).toMatchObject([{ data: { conversion_id: 'm-1' } }]);
  });

  it('has its currency as "cc" and its amount as "value" too where the settings say so', () => {
    expect(convert(booked.properties, { sendUndocumentedKeys: true }).recorded[0]?.data).toEqual({
      ...convert(booked.properties).recorded[0]?.data,
      cc: 'EUR',
      value: '100.00',
    });
  });

  it('without a price can be mapped to one', () => {
    expect(convert({ value: 1, currency: 'SEK' }, { currency: 'EUR' }).recorded).toMatchObject([
      { data: { currency: 'SEK' } },
    ]);
    expect(convert({}, { currency: 'EUR' }, { amount: 0 }).recorded).toMatchObject([
      { data: { amount: '0.00', currency: 'EUR' } },
    ]);
  });

  it('without a price is refused by name', () => {
    expect(convert({ currency: 'EUR' }).outcomes).toEqual([
      {
        status: 'rejected',
        fix: 'event',
        message: 'Amount: the event has none. Map it from the property your events have it in.',
      },
    ]);
  });

  it('without any ID is refused by name', () => {
    const { outcomes } = plan([{ ...booked, messageId: undefined, properties: { value: 1, currency: 'EUR' } }], {
      subscriptions: [subscription('conversion', forBooked)],
    });
    expect(outcomes).toMatchObject([
      { status: 'rejected', message: expect.stringContaining('Conversion ID: the event has none') as string },
    ]);
  });
});

it('an event that nobody chose is skipped', () => {
  expect(plan([booked]).outcomes).toMatchObject([{ status: 'skipped' }]);
});
