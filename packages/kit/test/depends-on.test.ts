import type { DestinationDefinition } from '@segment/actions-core';
import { defineConnection, defineDestination, group, money, oneOf, productLines, rest, text } from '../src';

const sold = { conditions: [{ fieldKey: 'event', operator: 'is_not', value: 'viewed' }] } as const;

const connection = defineConnection({
  settings: {
    mode: { type: 'string', label: 'Mode', description: 'How.', choices: ['open', 'key', 'user'], default: 'open' },
    isLive: { type: 'boolean', label: 'Live', description: 'Whether it counts.', default: false },
    key: { type: 'password', label: 'Key', description: 'Of the account.', requiredWhen: { mode: ['key', 'user'] } },
    site: { type: 'string', label: 'Site', description: 'Where.', requiredWhen: { mode: ['user'], isLive: [true] } },
  },
});

const track = connection.action({
  title: 'Track',
  description: 'Records what happened.',
  tables: {
    object: {
      event: oneOf('Event', 'What happened.', { viewed: 'Viewed', sold: 'Sold' }, 'viewed'),
      total: money('Total', 'Of the order.', { dependsOn: sold, requiredWhen: sold }),
      lines: productLines({ sku: text('SKU', 'Of the product.') }, { dependsOn: sold }),
      buyer: group('Buyer', 'Who it was.', { name: text('Name', 'Of the person.') }),
      note: text('Note', 'Where there is no buyer.', {
        dependsOn: { match: 'any', conditions: [{ fieldKey: 'buyer.name', operator: 'is' }] },
      }),
      others: rest({}),
    },
  },
  items: () => [],
});

const destination = defineDestination({
  name: 'Acme',
  slug: 'acme',
  description: 'Events.',
  connection,
  actions: { track },
  presets: [],
});

const sale = { conditions: [{ fieldKey: 'event', operator: 'is_not', value: 'viewed' }] };

it('shows a field only where another one has the value at which it means something', () => {
  const { total, lines, note, event, buyer, others } = track.fields;
  expect([total?.depends_on, lines?.depends_on, total?.required]).toEqual([sale, sale, sale]);
  expect(note?.depends_on).toEqual({
    match: 'any',
    conditions: [{ fieldKey: 'buyer.name', operator: 'is', value: undefined }],
  });
  for (const field of [event, buyer, others]) expect(field).not.toHaveProperty('depends_on');
});

it('shows a setting only where another one needs it', () => {
  const is = (fieldKey: string, value: string | boolean) => ({ fieldKey, operator: 'is', value });
  const { mode, key, site } = destination.authentication.fields;
  expect(mode).not.toHaveProperty('depends_on');
  expect(key?.depends_on).toEqual({ match: 'any', conditions: [is('mode', 'key'), is('mode', 'user')] });
  expect(site?.depends_on).toEqual({ match: 'any', conditions: [is('mode', 'user'), is('isLive', true)] });
});

it('says it in Segment’s words', () => {
  const { fields } = destination.authentication;
  const segments: DestinationDefinition = destination;
  expect(segments.authentication?.fields.key?.depends_on).toBe(fields.key?.depends_on);
});
