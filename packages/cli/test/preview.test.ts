import { specEvent } from '@sluice/events';
import { runSluice, temporaryFile } from './run-sluice';

const order = specEvent('Order Completed');
const identify = specEvent('identify');
const nameless = { type: 'track', messageId: 'm-3', userId: '1' };
const unknown = { type: 'pageview', userId: '1' };
const secret = 's3cr3t/with+signs==';
const settings = {
  authentication: 'basic',
  apiKeyId: 'key-1',
  apiSecret: '${BLOOMREACH_SECRET}',
  sendVisitorHeaders: false,
};
const env = { BLOOMREACH_SECRET: secret };
const ndjson = (events: readonly unknown[]) => events.map((event) => JSON.stringify(event)).join('\n');

/** Every form in which the secret could appear. */
const secretForms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64'), 's3cr3t'];
const basicWithSecret = Buffer.from(`key-1:${secret}`).toString('base64');

describe('as JSON', () => {
  it('is one document of requests and outcomes, each event in its place', async () => {
    const stdin = ndjson([order, identify, nameless, unknown, 5]);
    const { code, stdout, stderr } = await runSluice(['preview', 'bloomreach', '--to-simulator', '--json'], {
      stdin,
    });
    const { requests, outcomes } = JSON.parse(stdout);
    expect(stderr).toBe('');
    expect(code).toBe(1);
    expect(Object.keys(requests[0])).toEqual(['method', 'url', 'headers', 'json', 'events']);
    expect(requests.flatMap(({ events }: { events: number[] }) => events).toSorted()).toEqual([0, 1]);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://api.bloomreach.example/track/u/v1/batch?stream_id=demo-stream',
      headers: { 'X-Forwarded-For': order.context?.ip },
      json: { commands: [{ name: 'customers' }, { data: { event_type: 'purchase' } }, { name: 'customers' }] },
    });
    expect(outcomes).toEqual([
      { event: 0, messageId: order.messageId, actions: ['purchase'], status: 'planned' },
      { event: 1, messageId: identify.messageId, actions: ['updateCustomer'], status: 'planned' },
      {
        event: 2,
        messageId: 'm-3',
        actions: ['trackEvent'],
        status: 'rejected',
        fix: 'event',
        message: expect.stringContaining('Event name'),
      },
      { event: 3, messageId: null, actions: [], status: 'skipped', message: expect.any(String) },
      { event: 4, messageId: null, actions: [], status: 'rejected', fix: 'event', message: expect.any(String) },
    ]);
  });

  it('carries the notes of a planned event', async () => {
    const { _br_uid_2: _cookie, ...properties } = { _br_uid_2: '', ...order.properties };
    const stdin = JSON.stringify({ ...order, properties, integrations: {} });
    const { stdout } = await runSluice(['preview', 'bloomreach', '--to-simulator', '--json'], { stdin });
    expect(JSON.parse(stdout).outcomes[0]).toMatchObject({
      status: 'planned',
      notes: [expect.stringContaining('_br_uid_2')],
    });
  });

  it('is a whole document for no events too', async () => {
    const { code, stdout } = await runSluice(['preview', 'bloomreach', '--to-simulator', '--json'], {
      stdin: '',
    });
    expect(JSON.parse(stdout)).toEqual({ destination: 'bloomreach', requests: [], outcomes: [] });
    expect(code).toBe(0);
  });

  it('counts events on from one window to the next', async () => {
    const stdin = ndjson(Array.from({ length: 1001 }, () => identify));
    const { stdout } = await runSluice(['preview', 'bloomreach', '--to-simulator', '--json'], { stdin });
    const { requests, outcomes } = JSON.parse(stdout);
    expect(requests.flatMap(({ events }: { events: number[] }) => events)).toEqual(
      Array.from({ length: 1001 }, (_, index) => index),
    );
    expect(outcomes.map(({ event }: { event: number }) => event)).toEqual(
      Array.from({ length: 1001 }, (_, index) => index),
    );
  });
});

describe('secrets', () => {
  it.each(['json', 'text'])('are placeholders in %s', async (format) => {
    const argv = [
      'preview',
      'bloomreach',
      '--to-simulator',
      '--settings',
      temporaryFile('s.json', settings),
      ...(format === 'json' ? ['--json'] : []),
    ];
    const { code, stdout, stderr } = await runSluice(argv, { stdin: ndjson([order, nameless]), env });
    expect(code).toBe(1);
    for (const form of [...secretForms, basicWithSecret]) expect(stdout + stderr).not.toContain(form);
    const placeholder = Buffer.from('key-1:{{apiSecret}}').toString('base64');
    expect(stdout).toContain(format === 'json' ? `Basic ${placeholder}` : 'Basic base64(key-1:{{apiSecret}})');
  });

  it('are shown where that is asked for', async () => {
    const argv = [
      'preview',
      'bloomreach',
      '--to-simulator',
      '--settings',
      temporaryFile('s.json', settings),
      '--reveal-secrets',
    ];
    const { stdout } = await runSluice(argv, { stdin: ndjson([order]), env });
    expect(stdout).toContain(`Basic ${basicWithSecret}`);
  });
});

describe('as text', () => {
  it('shows each request in full, then one line for each event', async () => {
    const stdin = ndjson([order, identify, nameless]);
    const { stdout } = await runSluice(['preview', 'bloomreach', '--to-simulator'], { stdin });
    expect(stdout).toContain('POST https://api.bloomreach.example/track/u/v1/batch?stream_id=demo-stream\n');
    expect(stdout).toContain(`X-Forwarded-For: ${String(order.context?.ip)}\n`);
    expect(stdout).toContain('"event_type": "purchase"');
    expect(stdout).toContain('0  planned   track "Order Completed" → purchase\n');
    expect(stdout).toContain('2  rejected  track → trackEvent\n');
    expect(stdout).toMatch(/3 events, 2 planned, 1 rejected, \d requests?\. Nothing was sent\.\n$/);
  });

  it('lets no event move the cursor', async () => {
    const stdin = JSON.stringify({
      ...nameless,
      event: '\u001b[2J\u0007 \u202e gone',
      integrations: { Bloomreach: false },
    });
    const { stdout } = await runSluice(['preview', 'bloomreach', '--to-simulator'], { stdin });
    for (const character of ['\u0007', '\u001b', '\u202e']) expect(stdout).not.toContain(character);
  });
});

it('reports a broken line with its number on standard error, and previews the rest', async () => {
  const file = temporaryFile('events.ndjson', `${JSON.stringify(order)}\n{"type":"tra\n${JSON.stringify(identify)}\n`);
  const { code, stdout, stderr } = await runSluice(['preview', 'bloomreach', '--to-simulator', '--json', file]);
  expect(code).toBe(1);
  expect(stderr).toBe(`${file}, line 2: not JSON: a string has no closing quote\n`);
  expect(JSON.parse(stdout).outcomes).toHaveLength(2);
});

it('uses the subscriptions of a file instead of the presets', async () => {
  const subscriptions = temporaryFile('subscriptions.json', [
    {
      partnerAction: 'trackEvent',
      subscribe: 'type = "track"',
      mapping: { event_type: 'renamed', user_id: { '@path': '$.userId' } },
    },
  ]);
  const argv = ['preview', 'bloomreach', '--to-simulator', '--subscriptions', subscriptions, '--json'];
  const { stdout } = await runSluice(argv, { stdin: ndjson([order, identify]) });
  const { requests, outcomes } = JSON.parse(stdout);
  expect(requests[0].json.commands[0].data.event_type).toBe('renamed');
  expect(outcomes.map(({ status }: { status: string }) => status)).toEqual(['planned', 'skipped']);
});

it('shows what is too old as it would be answered when it is sent', async () => {
  const old = JSON.stringify({
    type: 'track',
    event: 'Product Viewed',
    userId: '1',
    timestamp: '2020-01-01T00:00:00Z',
    properties: { product_id: '1' },
    context: { traits: { email: 'jo@example.com' } },
  });
  const { code, stdout } = await runSluice(['preview', 'bluecore', '--to-simulator'], { stdin: old });
  expect(stdout).toContain('rejected');
  expect(stdout).toContain('0 requests');
  expect(code).toBe(1);
});

describe('a part of the events', () => {
  const events = [order, nameless, { type: 'track', event: 'Ping', userId: 'u' }, { type: 'alias-less' }];
  const preview = (...argv: string[]) =>
    runSluice(['preview', 'bloomreach', '--to-simulator', ...argv], { stdin: ndjson(events) });

  it('is one event by itself, under its own number', async () => {
    const { code, stdout } = await preview('--event', '2', '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { requests: [{ events: [2] }], outcomes: [{ event: 2, status: 'planned' }] },
    ]);
    const { stdout: text } = await preview('--event', '1');
    expect(text).toMatch(
      /^Events, numbered from 0\n +1 {2}rejected {2}track\b[^]*\n1 event, 1 rejected, 0 requests\. Nothing was sent\.\n$/,
    );
  });

  it('is so many from the beginning', async () => {
    const { outcomes } = JSON.parse((await preview('--limit', '2', '--json')).stdout) as {
      outcomes: { event: number }[];
    };
    expect(outcomes.map(({ event }) => event)).toEqual([0, 1]);
  });

  it('is those of which something becomes, all being counted', async () => {
    const { code, stdout } = await preview('--only', 'rejected');
    expect(code).toBe(1);
    expect(stdout).not.toContain('POST');
    expect(stdout.match(/^ +\d+ {2}\w+/gm)).toEqual(['     1  rejected']);
    expect(stdout).toMatch(/\n4 events, 2 planned, 1 skipped, 1 rejected, [1-9] requests?\. Nothing was sent\.\n$/);
    const planned = JSON.parse((await preview('--only', 'planned', '--json')).stdout) as {
      requests: unknown[];
      outcomes: object[];
    };
    expect(planned.requests.length).toBeGreaterThan(0);
    expect(planned.outcomes).toMatchObject([{ event: 0 }, { event: 2 }]);
  });

  it('that is not there is said to be none', async () => {
    const { code, stdout, stderr } = await preview('--event', '4');
    expect([code, stdout, stderr]).toEqual([2, '', 'There is no event 4: the input has 4 events, numbered from 0.\n']);
  });
});

describe('with --explain', () => {
  const explain = (argv: readonly string[], events: readonly unknown[]) =>
    runSluice(['preview', 'bloomreach', '--to-simulator', '--explain', ...argv], { stdin: ndjson(events), env });

  it('shows of each event who takes it, what fields read, where values come from, and what nobody uses', async () => {
    const event = { ...order, properties: { ...order.properties, total: 'a lot' } };
    const { code, stdout } = await explain([], [event]);
    expect(code).toBe(0);
    expect(stdout).toContain('Event 0, track "Order Completed": planned\n');
    expect(stdout).toContain('Matched by "Purchase".\n');
    expect(stdout).toMatch(/^ {4}product_list: .* ← properties\.products, 24 values$/m);
    expect(stdout).toMatch(/^ {4}purchase_id: "O-90210" ← properties\.order_id$/m);
    expect(stdout).toMatch(/^ {4}total_price: \["a lot",197\.82\] → 197\.82 ←/m);
    expect(stdout).toMatch(/^ {6}Total could not be read, so another amount/m);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'json.commands[1].data.properties.purchase_id: "O-90210" ← purchase_id (properties.order_id)',
    );
    expect(stdout).toContain('headers["Content-Type"]: "application/json" ← the destination\n');
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/url ← the settings? baseUrl/);
    expect(stdout).toMatch(/^ {2}Not used: .*messageId/m);
    expect(stdout).toMatch(/^ {2}Subscriptions for other events: View page,/m);
  });

  it('tells why no subscription is for an event', async () => {
    const { stdout } = await explain([], [unknown]);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Not matched by "View page": type = "page", but type is "pageview".',
    );
  });

  it('tells for which field an event is rejected', async () => {
    const { code, stdout } = await explain(['--only', 'rejected'], [order, nameless]);
    expect(code).toBe(1);
    expect(stdout).not.toContain('Event 0');
    expect(stdout).toMatch(/^ {4}event_type: nothing, refused$/m);
  });

  it('gives the same as JSON, without a secret', async () => {
    const file = temporaryFile('s.json', settings);
    const { stdout } = await explain(['--settings', file, '--json'], [order, identify]);
    const { explanations, outcomes } = JSON.parse(stdout);
    expect(explanations.map(({ event }: { event: number }) => event)).toEqual([0, 1]);
    expect(explanations[0].requests[0].origins).toContainEqual({
      at: '/json/commands/1/data/properties/purchase_id',
      kind: 'row',
      fields: [{ subscription: expect.any(Number), field: 'purchase_id' }],
      from: ['/properties/order_id'],
    });
    expect(outcomes).toHaveLength(2);
    for (const form of [...secretForms, basicWithSecret]) expect(stdout).not.toContain(form);
  });
});
