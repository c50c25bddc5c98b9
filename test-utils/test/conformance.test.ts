import type { Destination } from '@sluice/kit/host';
import { conformance } from '@sluice/test-utils/conformance';
import type { SpecEvent } from '@sluice/events';
import { checkBatches } from '../conformance/check-batches';
import { checkBodies } from '../conformance/check-bodies';
import { checkDefinition } from '../conformance/check-definition';
import { checkLimits } from '../conformance/check-limits';
import { checkMappings } from '../conformance/check-mappings';
import { checkOrder } from '../conformance/check-order';
import { checkPresets } from '../conformance/check-presets';
import { checkRobustness } from '../conformance/check-robustness';
import { checkSecrets } from '../conformance/check-secrets';
import type { Subject } from '../conformance/subject';
import { type Command, type EventOfCommand, type Spoilt } from './small-destination';
import { good, simulator, spoilt, subject } from './subjects';

conformance(good, { simulator, hasReadme: false });

const withProperties = (command: Command, properties: object): Command => ({
  ...command,
  data: { ...command.data, properties },
});

/** The good destination with other fields of its one action. */
function withFields(change: (fields: Destination['actions'][string]['fields']) => object): Destination {
  const { record } = good.actions;
  if (!record) throw new Error('no action');
  // -- spoilt definitions are what the checks are for
  return { ...good, actions: { record: { ...record, fields: change(record.fields) as typeof record.fields } } };
}

describe('checkDefinition', () => {
  class Label {
    constructor(readonly text: string) {}
  }
  const circular: Record<string, unknown> = {};
  circular.self = circular;

  it.each<[what: string, spoil: () => object, problem: string]>([
    [
      'an instance of a class',
      () => ({ default: new Label('x') }),
      'default: It is an instance of Label, not a plain object.',
    ],
    ['a date', () => ({ default: new Date(0) }), 'default: It is an instance of Date'],
    ['a number that JSON has not', () => ({ maximum: Infinity }), 'maximum: It is Infinity, which JSON cannot hold.'],
    ['a bigint', () => ({ minimum: 1n }), 'minimum: It is a bigint, not JSON.'],
    ['a circle', () => ({ default: circular }), 'default.self: It contains a reference to itself.'],
    ['no label', () => ({ label: ' ' }), 'actions.record.fields.name.label: There is no label.'],
    [
      'no description',
      () => ({ description: undefined }),
      'actions.record.fields.name.description: There is no description.',
    ],
    [
      'a member without a label',
      () => ({ properties: { sku: { type: 'string', label: '' } } }),
      'actions.record.fields.name.properties.sku.label: There is no label.',
    ],
  ])('finds %s in a field', (_, spoil, problem) => {
    const destination = withFields((fields) => ({ ...fields, name: { ...fields.name, ...spoil() } }));
    expect(checkDefinition(subject(destination)).join('\n')).toContain(problem);
  });

  it('finds settings and presets without words, and what presets name that is not there', () => {
    const [tracks, ...others] = good.presets;
    if (!tracks) throw new Error('no preset');
    const destination: Destination = {
      ...good,
      description: '',
      authentication: {
        ...good.authentication,
        fields: { ...good.authentication.fields, streamId: { type: 'string', label: '', description: '' } },
      },
      presets: [
        { ...tracks, name: '', mapping: { nmae: 'x' } },
        { ...tracks, name: 'Other calls', partnerAction: 'recrod' },
        ...others,
      ],
    };
    const places = checkDefinition(subject(destination)).map((problem) =>
      problem.split(/[.:] (?=[A-Z])/, 2).join(': '),
    );
    expect(places).toEqual([
      'description: There is no description',
      'authentication.fields.streamId.label: There is no label',
      'authentication.fields.streamId.description: There is no description',
      'presets.0.name: There is no name',
      'presets: Two have the name "Other calls"',
      'presets.0.mapping.nmae: The action has no such field',
      'presets.0.mapping.name: The field is required, and is not mapped',
      'presets.1.partnerAction: There is no action "recrod"',
    ]);
  });

  it('finds two actions with one title', () => {
    const { record } = good.actions;
    if (!record) throw new Error('no action');
    const destination = { ...good, actions: { record, again: record } };
    expect(checkDefinition(subject(destination))).toEqual([
      'actions: Two have the title "Record event". Users choose by it: give each its own.',
    ]);
  });

  it('finds a secret that is shown, and a permission for one that nothing needs', () => {
    const { apiSecret, ...fields } = good.authentication.fields;
    const open: Destination = {
      ...good,
      authentication: {
        ...good.authentication,
        fields: { ...fields, apiSecret: { ...apiSecret, type: 'string' } as never },
      },
    };
    expect(checkDefinition(subject(open))).toEqual([
      'authentication.fields.apiSecret: It looks like a secret, but its type is not "password". Make it one, unless anyone may see it.',
    ]);
    expect(checkDefinition(subject(open), { apiSecret: 'It is printed on every page.' })).toEqual([]);
    expect(checkDefinition(subject(good), { apiSecret: 'It is printed on every page.' })).toEqual([
      'The option publicSettings lists "apiSecret", which is not needed.',
    ]);
  });
});

describe('checkPresets', () => {
  const [tracks, calls] = good.presets;
  if (!tracks || !calls) throw new Error('no presets');

  it('finds two presets for one event', () => {
    const orders = { ...tracks, name: 'Orders', subscribe: 'type = "track" and event = "Order Completed"' };
    const problems = checkPresets(subject({ ...good, presets: [tracks, orders, calls] }));
    expect(problems[0]).toMatch(/^Several presets are for track "Order Completed" \("[\w-]+"\): Tracks, Orders\.$/);
  });

  it('finds two presets that make the same of different events, unless they send its name', () => {
    const mapping = { ...tracks.mapping, name: 'order' };
    const presets = [tracks, calls].map((preset) => ({ ...preset, mapping }));
    expect(checkPresets(subject({ ...good, presets }))).toEqual([
      'The presets "Tracks" and "Other calls" make the same of different events: make them one, or say in `mapping` what differs.',
    ]);
    expect(checkPresets(subject(good))).toEqual([]);
  });

  it('finds an event without a preset, unless it is listed, and a list that is out of date', () => {
    const missing = subject({
      ...good,
      presets: [tracks, { ...calls, subscribe: 'type = "identify" or type = "page"' }],
    });
    const found = checkPresets(missing).join('\n');
    expect(found).toMatch(/No preset is for (screen|group|alias) \(/);
    expect(found).not.toMatch(/No preset is for (track|identify|page)/);
    const unsupported = { screen: 'No apps.', group: 'No companies.', alias: 'No merging.' };
    expect(checkPresets(missing, unsupported)).toEqual([]);
    expect(checkPresets(subject(good), unsupported)).toEqual(
      Object.keys(unsupported).map((key) => `The option unsupported lists "${key}", which is not needed.`),
    );
  });
});

describe('checkMappings', () => {
  it('finds required fields that the spec’s events do not fill, unless they are listed', () => {
    const base = withFields((fields) => ({
      ...fields,
      cart: { type: 'string', label: 'Cart', description: 'Which.', required: true },
    }));
    const destination = {
      ...base,
      presets: base.presets.map((preset) => ({
        ...preset,
        subscribe: 'type = "track" and (event = "Cart Viewed" or event = "Order Completed")',
        mapping: { ...preset.mapping, cart: { '@path': '$.properties.cart_id' } },
      })),
    };
    const problems = checkMappings(subject(destination));
    expect(problems[0]).toMatch(/^The preset "Tracks" rejects track "Order Completed" \("[\w-]+"\): Cart is missing/);
    expect(problems.join('\n')).not.toContain('Cart Viewed');
    const reason = 'The cart is empty by then.';
    const isOrder = (event: SpecEvent) => ['Order Completed', 'Completed Order'].includes(event.event ?? '');
    expect(checkMappings(subject(destination), [{ reason, is: isOrder }])).toEqual([]);
    expect(checkMappings(subject(good), [{ reason, is: () => false }])).toEqual([
      `The option rejected has "${reason}", which is not needed.`,
    ]);
    // Who excuses more than is refused would not see the rest break.
    expect(checkMappings(subject(destination), [{ reason, is: () => true }]).join('\n')).toContain(
      `The option rejected ("${reason}") is for track "Cart Viewed"`,
    );
  });
});

describe('checkBatches', () => {
  it('finds items that depend on the events before them', () => {
    let count = 0;
    const problems = checkBatches(spoilt({ command: (command) => withProperties(command, { count: (count += 1) }) }));
    expect(problems[0]).toMatch(
      /^With the usual settings, identify \("[\w-]+"\) is another thing in a list than alone: items\.0\.value\.data\.properties\.count is 1 instead of \d+\.$/,
    );
    expect(problems.some((problem) => problem.startsWith('With isAlone: true'))).toBe(true);
  });
});

describe('checkOrder', () => {
  it('finds requests of one visitor that nothing keeps in order', () => {
    const problems = checkOrder(spoilt({ isAnonymous: true, limits: { items: 7 } }));
    expect(problems[0]).toMatch(/of one visitor share no field of the category "identifier"/);
  });

  it('finds events that overtake each other', () => {
    const together = ({ data }: Command): string => (String(data.event_type).length % 2 === 0 ? 'even' : 'odd');
    expect(checkOrder(spoilt({ isAnonymous: true, together })).join('\n')).toContain('stand in the wrong order');
    expect(checkOrder(spoilt({ together }))).toEqual([]);
  });
});

describe('checkLimits', () => {
  it('finds requests with more than their channel takes', () => {
    // More around several items than the kit allows for.
    const request: Spoilt['request'] = (made, items) =>
      items.length > 1 ? { ...made, json: [made.json, 'x'.repeat(50_000)] } : made;
    expect(checkLimits(spoilt({ limits: { items: 100, bytes: 40_000 }, request }))[0]).toMatch(
      /^With the usual settings, many times identify \("[\w-]+"\) make \d+ bytes in a request, of 40000 at the most\.$/,
    );
  });

  it('finds requests that nobody could send', () => {
    const request: Spoilt['request'] = (made) => ({ ...made, url: 'small.example', headers: { 'X-Name': 'a\nb' } });
    expect(checkLimits(spoilt({ request })).join('\n')).toMatch(/make the address small\.example\.[^]*header "X-Name"/);
  });
});

describe('checkRobustness', () => {
  const seeds = [1];

  it('finds an action that throws on an odd event, and names the event and the seed', () => {
    const command: Spoilt['command'] = (made, { name }) => {
      if (!/^[\w -]*$/.test(name)) throw new RangeError('odd name');
      return made;
    };
    const [problem] = checkRobustness(spoilt({ command }), { seeds });
    expect(problem).toMatch(/^With .*"type":.*: Planning fails with RangeError: odd name/);
    expect(problem).toContain('Again with FUZZ_SEED=1;');
  });

  it('finds a header that an odd event breaks', () => {
    const request: Spoilt['request'] = (made, [first]) => ({
      ...made,
      headers: { ...made.headers, 'X-Event': String(first?.data.event_type) },
    });
    expect(checkRobustness(spoilt({ request }), { seeds })[0]).toContain('a header "X-Event" that HTTP does not allow');
  });

  it('takes the fixed seed, and another if all is to be tried or if it is asked for', () => {
    const request: Spoilt['request'] = (made) => ({ ...made, url: '' });
    const seedsOf = () =>
      checkRobustness(spoilt({ request }), { runs: 20 }).map((problem) => /FUZZ_SEED=(\d+)/.exec(problem)?.[1]);
    const { FUZZ } = process.env;
    delete process.env.FUZZ;
    expect(seedsOf()).toEqual(['20251121']);
    process.env.FUZZ = 'all';
    expect(seedsOf()).toEqual(['20251121', expect.stringMatching(/^\d+$/)]);
    process.env.FUZZ_SEED = '77';
    expect(seedsOf()).toEqual(['20251121', '77']);
    delete process.env.FUZZ_SEED;
    delete process.env.FUZZ;
    if (FUZZ !== undefined) process.env.FUZZ = FUZZ;
  });
});

describe('checkSecrets', () => {
  /** A destination whose requests tell its commands the secret. */
  function leaking(command: (command: Command, secret: string, event: EventOfCommand) => Command): Subject {
    let seen = '';
    return spoilt({
      request: (made, _commands, { apiSecret = '' }) => {
        seen = apiSecret;
        return made;
      },
      command: (made, event) => command(made, seen, event),
    });
  }

  it.each<[form: string, inForm: (secret: string) => unknown]>([
    ['as it is', (secret) => secret],
    ['in base64 with other things', (secret) => Buffer.from(`user:${secret}`).toString('base64')],
    ['encoded for a URL', (secret) => `https://x.example?key=${encodeURIComponent(secret)}`],
  ])('finds a password %s in an item', async (_, inForm) => {
    const problems = await checkSecrets(leaking((made, secret) => withProperties(made, { leak: inForm(secret) })));
    expect(problems[0]).toMatch(/^With the usual settings, items of identify \("[\w-]+"\): the password apiSecret\.$/);
  });

  it('finds a password in a refusal', async () => {
    const problems = await checkSecrets(
      leaking((made, secret, { name, refuse }) => {
        if (name === 'Order Completed') throw refuse(`the key ${secret} may not`);
        return made;
      }),
    );
    expect(problems).toContainEqual(
      expect.stringMatching(/^With the usual settings, the outcome of track "Order Completed" \("[\w-]+"\): the pass/),
    );
  });

  it('finds a password in what is said of a delivered event', async () => {
    const problems = await checkSecrets(
      leaking((made, secret, { note }) => {
        note(`sent with ${secret}`);
        return made;
      }),
    );
    expect(problems).toContainEqual(
      expect.stringMatching(/^With the usual settings, the plan of identify \(.*\): the password apiSecret/),
    );
  });

  it('finds nothing where the vendor repeats the whole request', async () => {
    expect(await checkSecrets(subject(good))).toEqual([]);
  });
});

it('checkBodies finds a channel that does not find its items', () => {
  expect(checkBodies(spoilt({ isIllegible: true }))).toContain(
    'With the usual settings, a request to small.example has 50 items; itemsIn finds 1.',
  );
});
