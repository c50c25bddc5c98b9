import { catalog } from '@sluice/catalog';
import { type Definition, isDefinition, review, rules, told } from '@sluice/check';
import {
  defineConnection,
  defineDestination,
  emailAddress,
  group,
  money,
  orderId,
  phoneNumber,
  productId,
  productLines,
  quantity,
  text,
  time,
} from '@sluice/kit';

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
    'wrong actions.track.fields.kind.default',
    'wrong presets.0.subscribe',
    'wrong actions.track.fields.total.default',
    'wrong actions.track.perform',
    'doubtful actions.track.fields.kind.description',
    'doubtful authentication.fields.writeKey',
    'doubtful actions.track.defaultSubscription',
    'doubtful actions.track.fields.time.default',
    'doubtful presets.0.partnerAction',
    'doubtful actions.track.perform',
  ]);
  for (const finding of found) expect(told(finding)).toMatch(/^[\w.]+: .+[.?] .+/);
});

it('finds what has not the form that hosts read, and reviews the rest', () => {
  const settings = { region: { ...field, label: 'Region', choices: ['us', 'eu'], default: 'uk' }, key: null };
  const fields = {
    email: field,
    size: { ...field, type: 'numbr' },
    count: { ...field, type: 'number', default: 'many' },
  };
  const sound = { title: 'Track', description: 'Sends.', fields, perform: () => undefined };
  const actions = { sound, idle: { title: 'Idle', description: 'Sends.', fields: [] }, none: null, word: 'x' };
  const odd = { name: 'Acme', authentication: { fields: settings }, actions, presets: 'many' } as unknown as Definition;
  expect(rules.shape(odd).map(told)).toEqual([
    'actions.idle.fields: They are not fields. Fields are an object with a member for each.',
    'actions.idle.perform: There is none: the action sends nothing. Write the function that sends an event.',
    expect.stringMatching(/^actions.none: It is not an action\. /),
    expect.stringMatching(/^actions.word: It is not an action\. /),
    expect.stringMatching(/^authentication.fields.key: It is not a field. /),
    expect.stringMatching(/^presets: It is not a list. /),
    'authentication.fields.region.default: It is not among the choices. It must be one of us, eu.',
    expect.stringMatching(/^actions.sound.fields.size.type: There is no type "numbr"\. The types are string, /),
    'actions.sound.fields.count.default: It is not of the type number. Write it as one, or map it.',
  ]);
  expect(review(odd).length).toBeGreaterThan(rules.shape(odd).length);
  expect(rules.shape({ name: 'Acme', actions: {} }).map(told)).toEqual([
    'actions: There are none: nothing can be sent. Write an action for each feature of the vendor.',
  ]);
});

it('reads the channels and the code of ours', () => {
  const connection = defineConnection({
    settings: {
      region: {
        type: 'string',
        label: 'Region',
        description: 'Where.',
        choices: [
          { value: 'eu', label: 'EU' },
          { value: 'us', label: 'US' },
        ],
        default: 'eu',
      },
    },
  });
  const events = connection.channel<object>({
    name: 'events',
    origin: ({ region }) => (region === 'us' ? 'http://us.acme.example' : 'https://acme.example'),
    limits: { items: 0, bytes: 1000 },
    request: (items) => {
      // oxlint-disable-next-line no-console -- a mistake on purpose
      console.log(items);
      return { method: 'POST', url: 'https://acme.example/events', headers: {}, json: items };
    },
  });
  const track = connection.action({
    title: 'Track',
    description: 'Sends an event.',
    tables: { object: { email: emailAddress({ from: '$.trait.email' }) } },
    items: ({ object }) => [events.item({ ...object, at: Date.now() })],
  });
  const acme = defineDestination({
    name: 'Acme',
    slug: 'acme',
    description: 'Events for Acme.',
    connection,
    actions: { track },
    presets: [{ name: 'Orders', partnerAction: 'track', on: { track: ['Order Compleeted'] } }],
  });
  expect(review(acme).map(({ level, place, fix }) => `${level} ${place}: ${fix}`)).toEqual([
    'wrong channels.events.limits.items: Say what the vendor accepts, or leave it out for no limit.',
    'wrong channels.events.origin: Use https.',
    'doubtful actions.track.defaultSubscription: Did you mean "Order Completed"?',
    'doubtful actions.track.fields.email.default: Did you mean "$.traits.email"?',
    'doubtful actions.track.items: Use the time and the ID of the event.',
    'doubtful channels.events.request: Leave it to the host.',
  ]);
});

it('asks no description of the members of an object, and survives one that holds itself', () => {
  const properties: Record<string, object> = { id: { label: 'ID', type: 'string' } };
  const user = { ...field, type: 'object', properties };
  const track = { title: 'Track', description: 'Sends.', fields: { user } };
  expect(rules.words({ name: 'Acme', description: 'Events.', actions: { track } })).toEqual([]);
  properties.user = user;
  expect(review({ name: 'Acme', description: 'Events.', actions: { track } }).map(told)).toContain(
    'actions.track.fields.user.properties.user: It contains a reference to itself. Use only text, numbers, true, false, null, lists and plain objects.',
  );
});

it('knows what Segment itself puts into the mapping of a preset', () => {
  const mapping = { enable_batching: true, batch_size: 100, onMappingSave: { inputs: {} }, retlOnMappingSave: null };
  const presets = [{ name: 'Emails', partnerAction: 'track', mapping }];
  const actions = { track: { title: 'Track', description: 'Sends.', fields: { email: field } } };
  expect(rules.mappings({ name: 'Acme', actions, presets })).toEqual([]);
  const own = { ...field, description: '', depends_on: { conditions: [{ fieldKey: '__segment_internal_sync_mode' }] } };
  const fields = { email: { ...field, depends_on: own.depends_on }, __segment_internal_batch_sync: own };
  expect(review({ name: 'Acme', description: 'Events.', actions: { track: { ...actions.track, fields } } })).toEqual([
    expect.objectContaining({ place: 'actions.track.perform' }),
  ]);
});

describe('of conditions', () => {
  const trigger = { label: 'Event', description: 'What happened.', type: 'string', choices: ['seen', 'clicked'] };
  const when = (fieldKey: string, value?: unknown) => ({ conditions: [{ fieldKey, operator: 'is', value }] });
  const foundIn = (fields: Definition['actions'][string]['fields']) =>
    rules.conditions({ name: 'Acme', actions: { track: { fields } } }).map(told);

  it('finds fields that depend on what there is not, or on what never happens', () => {
    const fields = {
      trigger,
      item: { ...field, depends_on: when('triger', 'clicked') },
      other: { ...field, required: when('trigger', 'click') },
      self: { ...field, depends_on: when('self') },
      always: { ...field, required: true, depends_on: when('trigger', 'clicked') },
    };
    expect(foundIn(fields)).toEqual([
      'actions.track.fields.item.depends_on: It depends on "triger", and there is no such field. There are trigger, other, self, always.',
      'actions.track.fields.other.required: "trigger" is never "click". It is one of seen, clicked.',
      'actions.track.fields.self.depends_on: It depends on itself. Name the field that decides.',
      'actions.track.fields.always.required: It is required even if a screen does not show it. Require it by the same conditions.',
    ]);
  });

  it('finds nothing in fields that depend on one another, on members, on several values, or on the sync mode', () => {
    const user = { ...field, type: 'object', properties: { id: field } };
    const mode = { conditions: [{ type: 'syncMode', operator: 'is', value: 'add' }] };
    const fields = {
      trigger,
      user,
      email: { ...field, required: when('user.id') },
      item: { ...field, depends_on: when('trigger', ['seen', 'clicked']), required: when('trigger', 'clicked') },
      list: { ...field, depends_on: mode },
    };
    expect(foundIn(fields)).toEqual([]);
  });
});

it('finds fields that read another kind of value: of an event, a group, a line, or a preset', () => {
  const connection = defineConnection({ settings: {} });
  const track = connection.action({
    title: 'Track',
    description: 'Sends an event.',
    tables: {
      object: {
        phone: phoneNumber({ from: ['$.traits.phone', '$.traits.email'] }),
        order: orderId({ from: ['checkout_id', 'order_id'] }),
        total: money('Total', 'Of all.', { from: 'quantity' }),
        note: text('Note', 'Any text.', { from: 'price' }),
        at: time('seconds', { from: ['$.timestamp', '$.receivedAt'] }),
        device: group('Device', 'Which.', { seen: time('iso', { from: '$.context.ip' }) }),
        lines: productLines({
          sku: productId('Product ID', 'Which.'),
          count: quantity('Quantity', 'How many.', { from: 'price' }),
          price: money('Price', 'Of one.', { from: ['unit_price', 'price'] }),
        }),
      },
    },
    items: () => [],
  });
  const acme = defineDestination({
    name: 'Acme',
    slug: 'acme',
    description: 'Events for Acme.',
    connection,
    actions: { track },
    presets: [
      {
        name: 'Track',
        partnerAction: 'track',
        on: { track: 'others' },
        mapping: { total: { '@path': '$.properties.order_id' } },
      },
    ],
  });
  expect(rules.sources(acme).map(told)).toEqual([
    'actions.track.fields.phone: It reads $.traits.email, which is an email address, but it is a phone number. Correct the source, or the kind of the row.',
    'actions.track.fields.order: It reads $.properties.checkout_id, which is the ID of a checkout, but it is the ID of an order. Correct the source, or the kind of the row.',
    'actions.track.fields.total: It reads $.properties.quantity, which is a quantity, but it is an amount. Correct the source, or the kind of the row.',
    'actions.track.fields.at: It reads $.receivedAt, which is the time when a server received the event, but it is the time when something happened. Correct the source, or the kind of the row.',
    'actions.track.fields.device.properties.seen: It reads $.context.ip, which is an IP address, but it is the time when something happened. Correct the source, or the kind of the row.',
    'actions.track.fields.lines.properties.count: It reads price, which is an amount, but it is a quantity. Correct the source, or the kind of the row.',
    'presets.0.mapping.total: It reads $.properties.order_id, which is the ID of an order, but it is an amount. Correct the source, or the kind of the row.',
  ]);
});

it('finds code that assumes that every currency has cents, and none that rounds', () => {
  const track = (items: (total: number) => number) => ({ title: 'Track', description: 'Sends.', fields: {}, items });
  const actions = { cents: track((total) => total * 100), rounded: track((total) => Math.round(total * 100) / 100) };
  expect(rules.code({ name: 'Acme', actions }).map(told)).toEqual([
    'actions.cents.items: It multiplies by 100: not every currency has cents. 12 yen are 12. Use minorUnits of the kit with the currency.',
  ]);
});

it.each(Object.values(catalog))('finds nothing wrong in $name', (destination) => {
  expect(review(destination).filter(({ level }) => level === 'wrong')).toEqual([]);
});

it('tells a definition from what is none', () => {
  expect([segments, {}, null, 'x', { name: 'x' }].map(isDefinition)).toEqual([true, false, false, false, false]);
});
