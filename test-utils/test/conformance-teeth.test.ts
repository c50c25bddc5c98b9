import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConnection, hash, productId, productLines, quantity, type Row } from '@sluice/kit';
import { type Action, bodyText, type Destination } from '@sluice/kit/host';
import { checkActions } from '../conformance/check-actions';
import { checkAddresses } from '../conformance/check-addresses';
import { checkAtLimit } from '../conformance/check-at-limit';
import { checkBlame } from '../conformance/check-blame';
import { checkCalls } from '../conformance/check-calls';
import { checkChoices } from '../conformance/check-choices';
import { checkOrigins } from '../conformance/check-origins';
import { checkLimits } from '../conformance/check-limits';
import { checkPurity } from '../conformance/check-purity';
import { checkReadme } from '../conformance/check-readme';
import { checkRudderStack } from '../conformance/check-rudderstack';
import { checkSegment } from '../conformance/check-segment';
import { checkSources } from '../conformance/check-sources';
import { checkTriggers } from '../conformance/check-triggers';
import { checkWords } from '../conformance/check-words';
import { subjectOf } from '../conformance/subject';
import { schemaSimulator, type VendorSimulator } from '@sluice/simulators';
import { type Command, smallDestination } from './small-destination';
import { good, simulator, spoilt, subject } from './subjects';

const record: Action = Object.values(good.actions)[0] ?? none();

function none(): never {
  throw new Error('no action');
}

/** The good destination with its one action changed. */
function withAction(change: object, presets = good.presets): Destination {
  return { ...good, presets, actions: { record: { ...record, ...change } } };
}

const withTime = (command: Command, at: unknown): Command => ({
  ...command,
  data: { ...command.data, properties: { at } },
});

it('checkBlame finds verdicts that are for the wrong items, and a refusal that is taken for a delivery', async () => {
  expect((await checkBlame(spoilt({ isBackwards: true }))).join('\n')).toMatch(
    /With the usual settings, commands: the vendor refused the items [\d, ]+ of \d+; blamed are [\d, ]+\./,
  );
  expect(await checkBlame(spoilt({ isCareless: true }))).not.toEqual([]);
  expect(await checkBlame(subject(good))).toEqual([]);
});

it('checkRudderStack finds that the wrong job hears of it', async () => {
  expect((await checkRudderStack(spoilt({ isBackwards: true }))).join('\n')).toMatch(
    /The vendor refuses the items [\d,]+; the proxy blames [\d,]+\./,
  );
});

it('checkRudderStack finds a signature of the body, because rudder-server changes the order of its members', async () => {
  const signed = smallDestination({
    request: (made) => ({
      ...made,
      headers: { ...made.headers, 'X-Signature': hash('sha256', bodyText(made) ?? '') },
    }),
  });
  const guarded: VendorSimulator = {
    ...simulator,
    start: (account) => {
      const vendor = simulator.start(account);
      const answer: typeof vendor.answer = (request, refuseItem) =>
        request.headers['x-signature'] === hash('sha256', request.body)
          ? vendor.answer(request, refuseItem)
          : { status: 401, accepted: 0, refused: 1 };
      return { ...vendor, answer };
    },
  };
  const of = subjectOf(signed, { simulator: guarded });
  expect(await checkSegment(of)).toEqual([]);
  expect((await checkRudderStack(of)).join('\n')).toMatch(
    /^The vendor answers 401 to a request with \w+ "[^"]+" .*: rudder-server writes .* no header may depend on the body\.$/m,
  );
});

describe('checkAtLimit', () => {
  it('finds more items than the vendor takes', async () => {
    expect(await checkAtLimit(spoilt({ limits: { items: 51 } }))).toContainEqual(
      expect.stringMatching(/commands says that it takes 51 items and \d+ bytes; the vendor: 400/),
    );
  });

  it('finds more calls than the vendor lets through', async () => {
    const rate = { calls: 5, milliseconds: 1000, json: { error: 'slower' } };
    const slow = schemaSimulator({
      slug: 'slow',
      account: { streamId: 's-1', apiSecret: 'secret-1234', isAlone: false },
      authorize: () => undefined,
      calls: { 'POST /track/u/v1/batch': { schema: {}, items: 'commands', rate } },
    });
    const problemsAt = (callsPerSecond: number) =>
      checkAtLimit(subjectOf(smallDestination({ limits: { items: 50, callsPerSecond } }), { simulator: slow }));
    expect(await problemsAt(5)).toEqual([]);
    expect(await problemsAt(6)).toEqual([
      'With the usual settings, commands has 6 calls a second; the vendor lets 5 through.',
    ]);
  });
});

it.each<[what: string, read: () => unknown]>([
  ['the clock', () => Date.now()],
  ['the clock', () => new Date().getFullYear()],
  ['a random number', () => Math.floor(Math.random() * 0.5)],
  ['the environment', () => process.env.HOME],
])('checkPurity finds %s', (what, read) => {
  const { env } = process;
  const problems = checkPurity(spoilt({ command: (command) => withTime(command, String(read()).length) }));
  expect(problems).toContain(`With the usual settings, planning reads ${what}.`);
  expect(Date.now()).toBeGreaterThan(0);
  expect(process.env).toBe(env);
});

it('checkWords finds a note, and a refusal, that hold what the event says', () => {
  const told = spoilt({
    command: (command, { note }) => {
      note(`Sent as ${JSON.stringify(command.data.customer_ids)}.`);
      return command;
    },
  });
  expect(checkWords(told)[0]).toMatch(/^What is said of identify \("[\w-]+"\) holds a value of it\.$/);
  const refused = spoilt({
    command: (command, { refuse }) => {
      throw refuse(`nobody knows ${JSON.stringify(command.data.customer_ids)}`);
    },
  });
  expect(checkWords(refused)).not.toEqual([]);
  expect(checkWords(subject(good))).toEqual([]);
});

it('checkAddresses finds plain HTTP, and a request that goes elsewhere than its channel', () => {
  const plain = spoilt({ request: (made) => ({ ...made, url: made.url.replace('https', 'http') }) });
  expect(checkAddresses(plain)).toContain('With the usual settings, a request of commands goes over plain HTTP.');
  const elsewhere = spoilt({ request: (made) => ({ ...made, url: 'https://smal.example/x' }) });
  expect(checkAddresses(elsewhere)[0]).toContain('goes to smal.example, its channel to https://small.example');
});

it('checkLimits finds a body that is called what it is not', () => {
  const misnamed = spoilt({
    request: (made) => ({ ...made, headers: { ...made.headers, 'Content-Type': 'text/plain' } }),
  });
  expect(checkLimits(misnamed).join()).toContain('a body whose Content-Type says text/plain, which it is not');
});

it('checkChoices finds a setting that changes nothing, unless it is listed', () => {
  const idle = spoilt({ together: () => '' });
  expect(checkChoices(idle)).toEqual([
    'A choice of the setting isAlone makes no difference to the sample events. List it if it is right.',
  ]);
  expect(checkChoices(idle, { isAlone: 'It is for later.' })).toEqual([]);
  expect(checkChoices(subject(good), { isAlone: 'It is for later.' })).not.toEqual([]);
});

it('checkTriggers finds a preset for an event that nobody sends, and a trigger that means nothing', () => {
  const [first, ...others] = good.presets;
  if (!first) throw new Error('no preset');
  const problemsOf = (subscribe: string) =>
    checkTriggers(subject({ ...good, presets: [{ ...first, subscribe }, ...others] })).join('\n');
  expect(problemsOf('type = "track" and event = "Order Complete"')).toContain('Did you mean "Order Completed"?');
  expect(problemsOf('type = "identfy"')).toContain('No call has the type "identfy".');
  expect(problemsOf('type == "track" &&')).toContain('It does not work.');
  expect(checkTriggers(subject(withAction({ defaultSubscription: 'event == ' }))).join('\n')).toContain(
    'actions.record.defaultSubscription: It does not work.',
  );
  expect(checkTriggers(subject(good))).toEqual([]);
});

it('checkSources finds a path that no sender fills, and a permission for one that is filled', () => {
  const spoil = (path: string) =>
    subject(
      withAction({ fields: { ...record.fields, cookie: { ...record.fields.cookie, default: { '@path': path } } } }),
    );
  expect(checkSources(spoil('$.properties.imageUrl'))[0]).toContain(
    'No sample event fills $.properties.imageUrl (record.cookie).',
  );
  expect(checkSources(spoil('$.timestmp'))).not.toEqual([]);
  expect(checkSources(spoil('$.timestmp'), { '$.timestmp': 'Some have it.' })).toEqual([]);
  expect(checkSources(spoil('$.anonymousId'), { '$.anonymousId': 'Some have it.' })).not.toEqual([]);
});

it('checkSources finds what each line has and a vendor’s own name alone does not read', () => {
  const act = (qty: Row) => {
    const lines = productLines({ sku: productId('SKU', 'Its ID.', { from: 'product_id' }), qty });
    const { fields } = defineConnection({ settings: {} }).action({
      title: 'Act',
      description: '',
      tables: { object: { lines } },
      items: () => [],
    });
    return checkSources(subject(withAction({ fields })));
  };
  expect(act(quantity('Quantity', 'How many.'))).toEqual([
    expect.stringContaining('No sample event fills lines.qty (record.lines).') as string,
  ]);
  expect(act(quantity('Quantity', 'How many.', { from: 'quantity' }))).toEqual([]);
});

describe('checkActions', () => {
  it('asks for a sample of an action that has neither preset nor default subscription', async () => {
    const alone = withAction({ defaultSubscription: undefined }, []);
    expect(await checkActions(subject(alone))).toEqual([
      '"Record event" has neither preset nor default subscription: give the option samples.record.',
    ]);
  });

  it('finds an action without preset that fails on its events', async () => {
    const spoiltOne = spoilt({
      command: () => {
        throw new TypeError('no such thing');
      },
    });
    const { record: failing } = spoiltOne.destination.actions;
    const alone = { ...failing, defaultSubscription: 'type = "track"' } as typeof record;
    const destination = { ...spoiltOne.destination, presets: [], actions: { record: alone } };
    expect((await checkActions(subject(destination))).join('\n')).toContain('it fails on track');
  });

  it('finds a default subscription that is for nothing', async () => {
    const destination = withAction({ defaultSubscription: 'type = "track" and properties.colour = "none such"' }, []);
    expect(await checkActions(subject(destination))).toEqual([
      '"Record event": its default subscription is for none of the sample events.',
    ]);
  });
});

it('checkCalls finds a test that calls what is not there', async () => {
  const call = (path: string) => ({ method: 'GET', url: `https://small.example${path}`, headers: {} }) as const;
  const problems = await checkCalls(subject({ ...good, test: () => call('/nowhere'), erase: () => call('/nowhere') }));
  expect(problems[0]).toMatch(/^With the usual settings, the test fails: /);
  expect(problems.join('\n')).toContain('an erasure by userId');
});

it('checkReadme finds a README that is not there, silent on repeats, without its marks, or out of date', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-readme-'));
  writeFileSync(join(folder, 'package.json'), '{}');
  expect(checkReadme(subject(good), folder)[0]).toContain('There is no ');
  writeFileSync(join(folder, 'README.md'), '# Small\n');
  expect(checkReadme(subject(good), folder)[0]).toContain('does not say what a repeat does');
  const repeats = '**Delivery is at least once.** A repeat counts once.\n';
  writeFileSync(join(folder, 'README.md'), repeats);
  expect(checkReadme(subject(good), folder)[0]).toContain('lacks a line');
  const marks = '<!-- generated from the definition: npm run readmes -->\n<!-- end of the generated part -->\n';
  writeFileSync(join(folder, 'README.md'), `${repeats}${marks}`);
  expect(checkReadme(subject(good), folder)[0]).toContain('is not what the definition says: npm run readmes');
});

describe('checkOrigins', () => {
  it('finds that a plan changes from one time to the next', () => {
    let count = 0;
    const counted = (command: Command) => ({ ...command, data: { ...command.data, count: (count += 1) } });
    expect(checkOrigins(spoilt({ command: counted }))).toContainEqual(
      expect.stringMatching(/: explain shows other requests than plan makes\.$/),
    );
  });

  it('finds what comes of a value in a way that nobody would try', () => {
    const odd = (command: Command, { at }: { at?: string | number }) =>
      withTime(command, new Date(Number(at) * 1000).getUTCMonth() === 3 ? 'in April' : 'in another month');
    expect(checkOrigins(spoilt({ command: odd }))).toContainEqual(
      expect.stringMatching(/comes from \/timestamp, which is not said\.$/),
    );
    expect(checkOrigins(subject(good))).toEqual([]);
  });
});
