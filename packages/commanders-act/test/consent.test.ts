import { plan, track } from './plan';

const consentCategories = 'Analytics=2, Ads=3|tcf2_1, functional=1, C0001=7, C0002=8, Nothing=none';
const consented = (context: object, settings: Readonly<Record<string, unknown>> = { consentCategories }) => {
  const { collected, notes } = plan([track('Read', {}, { context })], { settings });
  return { ids: collected[0]?.user.consent_categories, notes };
};
const inSegment = (categoryPreferences: unknown) => ({ consent: { categoryPreferences } });
const inRudderStack = (allowedConsentIds: unknown, more = {}) => ({
  consentManagement: { allowedConsentIds, ...more },
});

it.each([
  ['Segment', inSegment({ Analytics: true, Ads: false }), ['2']],
  ['Segment, of a category that is several', inSegment({ Analytics: true, Ads: true }), ['2', '3', 'tcf2_1']],
  ['RudderStack', inRudderStack(['functional', 'Analytics']), ['1', '2']],
  ['RudderStack, with blanks', inRudderStack([' C0002 ']), ['8']],
  ['RudderStack, as an object of names', inRudderStack({ C0001: 'Performance' }), ['7']],
  ['RudderStack, as an object of answers', inRudderStack({ C0001: true, C0002: false }), ['7']],
  ['RudderStack, as PHP writes a list', inRudderStack({ 0: 'C0001', 1: 'C0002' }), ['7', '8']],
  ['RudderStack, as a text', inRudderStack('C0001,C0002'), ['7', '8']],
  ['RudderStack, of nothing', inRudderStack([]), []],
  ['RudderStack, refused beside', inRudderStack(['C0001', 'C0002'], { deniedConsentIds: ['C0001'] }), ['8']],
  ['both', { ...inSegment({ Analytics: true }), ...inRudderStack(['Analytics', 'functional']) }, ['2', '1']],
  ['both, where one says no', { ...inSegment({ Analytics: false }), ...inRudderStack(['Analytics']) }, []],
  ['nobody', {}, []],
  ['a person who refused all', inSegment({ Analytics: false, Ads: null }), []],
  ['a category without an ID at Commanders Act', inSegment({ Nothing: true }), []],
])('consent of %s becomes the IDs of what was granted', (_, context, expected) => {
  const { ids, notes } = consented(context);
  // The order of the two hosts' categories is that of their places.
  expect(ids).toEqual(expected);
  expect(notes).toEqual([]);
});

it.each([
  [inSegment({ Analytics: 'true', Ads: 1 }), 'categoryPreferences.Analytics, categoryPreferences.Ads'],
  [inSegment({ Analytics: 'granted' }), 'categoryPreferences.Analytics'],
  [inSegment(['Analytics']), 'categoryPreferences'],
  [inSegment('Analytics'), 'categoryPreferences'],
  [inRudderStack([{ id: 'C0001' }]), 'allowedConsentIds[0]'],
  [{ consent: 'granted' }, 'the event’s consent'],
  [{ consent: true, consentManagement: 7 }, undefined],
])('consent of the shape %j grants nothing, and costs no event', (context, place) => {
  const { ids, notes } = consented(context);
  expect(ids).toEqual([]);
  expect(notes).toEqual(place ? [`Grants nothing, because it is neither true nor false: ${place}.`] : []);
});

it('consent that the settings do not name is not passed on, with a note of its place', () => {
  const context = { ...inSegment({ Analytics: true, Marketing: true }), ...inRudderStack(['jo@example.com']) };
  const { ids, notes } = consented(context);
  expect(ids).toEqual(['2']);
  expect(notes).toEqual([
    'Not sent, because the setting "Consent categories" does not name them: categoryPreferences.Marketing, allowedConsentIds[0].',
  ]);
});

it('no consent is granted without the setting, nor by what every object has', () => {
  expect(consented(inSegment({ Analytics: true }), {}).ids).toEqual([]);
  expect(consented(inRudderStack(['constructor', 'toString'])).ids).toEqual([]);
});

it('no shape of consent costs an order', () => {
  const properties = {
    order_id: 'O',
    total: 1,
    revenue: 1,
    currency: 'EUR',
    products: [{ sku: 'S', name: 'S', price: 1 }],
  };
  const shapes = [7, 'all', [], [['a']], { categoryPreferences: 3 }, { categoryPreferences: { a: {} } }, null];
  const events = shapes.flatMap((shape) => [
    track('Order Completed', properties, { context: { consent: shape } }),
    track('Order Completed', properties, { context: { consentManagement: { allowedConsentIds: shape } } }),
  ]);
  expect(plan(events).collected).toHaveLength(events.length);
});
