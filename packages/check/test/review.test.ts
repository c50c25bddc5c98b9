import { catalog } from '@sluice/catalog';
import { type Definition, isDefinition, review, told } from '@sluice/check';

const field = { label: 'Email', description: 'Whose event it is.', type: 'string' };

/** As somebody writes one for Segment. */
const segments: Definition = {
  name: 'Acme',
  description: 'Events for Acme.',
  authentication: { fields: { writeKey: { label: 'Write key', description: 'From Acme.', type: 'string' } } },
  actions: {
    track: {
      title: 'Track',
      description: 'Sends an event.',
      defaultSubscription: 'type = "track" and event = "Order Complete"',
      fields: {
        email: { ...field, default: { '@path': '$.context.traits.email' } },
        time: { ...field, label: 'Time', default: { '@path': '$.timestmp' } },
        kind: { ...field, label: 'Whose event it is', choices: ['a', 'b'], default: 'c' },
        total: { ...field, required: true, default: { '@pth': '$.properties.total' } },
      },
      // -- what Segment's action has besides
      ...{
        perform: (request: (url: string, more: object) => unknown) =>
          request('http://api.acme.example/events', { json: { at: Date.now() } }),
      },
    },
  },
  presets: [{ name: 'Orders', partnerAction: 'trak', subscribe: 'type = "trak"', mapping: {} }],
};

it('says what a careful reviewer would, with place and fix, the wrong before the doubtful', () => {
  const found = review(segments);
  expect(found.map(({ level, place }) => `${level} ${place}`)).toEqual([
    'wrong presets.0.subscribe',
    'wrong actions.track.fields.kind.default',
    'wrong actions.track.fields.total.default',
    'wrong presets.0.partnerAction',
    'wrong actions.track.perform',
    'doubtful actions.track.fields.kind.description',
    'doubtful authentication.fields.writeKey',
    'doubtful actions.track.defaultSubscription',
    'doubtful actions.track.fields.time.default',
    'doubtful actions.track.perform',
  ]);
  for (const finding of found) expect(told(finding)).toMatch(/^[\w.]+: .+[.?] .+/);
});

it.each(Object.values(catalog))('finds nothing wrong in $name', (destination) => {
  expect(review(destination).filter(({ level }) => level === 'wrong')).toEqual([]);
});

it('tells a definition from what is none', () => {
  expect([segments, {}, null, 'x', { name: 'x' }].map(isDefinition)).toEqual([true, false, false, false, false]);
});
