import { bodyText } from '@sluice/kit/host';
import { acme, deliver, pipelineOf, track, type AcmeEvent } from './acme';

const page = { json: undefined, text: '<html>Maintenance</html>' };
const gone = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

test('sends again what was not understood, with waits, and rejects it at last', async () => {
  const destination = acme({ recognisesRepeats: true });
  const { requests, waits, outcomes } = await deliver([track('A')], () => page, { destination });
  expect(requests).toHaveLength(5);
  expect(waits).toEqual([250, 500, 1000, 2000]);
  expect(outcomes).toMatchObject([{ status: 'rejected', fix: 'vendor', mayHaveArrived: true, notUnderstood: true }]);
  const soon = await deliver([track('A')], (_, attempt) => (attempt < 3 ? page : {}), { destination });
  expect(soon.statuses).toEqual(['delivered']);
});

test('sends again only those events that the vendor recognises', async () => {
  const destination = acme({ speaks: 'body', recognisesRepeats: (item) => (item as AcmeEvent).event !== 'B' });
  const events = ['A', 'B', 'C'].map((name) => track(name, name));
  const { requests, statuses } = await deliver(events, () => ({}), { destination, attempts: 2 });
  expect(requests).toEqual([
    ['A', 'B', 'C'],
    ['A', 'C'],
  ]);
  expect(statuses).toEqual(['rejected', 'rejected', 'rejected']);
});

test('sends nothing again where the vendor recognises nothing, nor where it cannot be told', async () => {
  const unknowing = acme({
    recognisesRepeats: () => {
      throw new Error('Nobody knows.');
    },
  });
  for (const destination of [acme(), unknowing]) {
    const { requests, outcomes } = await deliver([track('A')], () => page, { destination });
    expect(requests).toHaveLength(1);
    expect(outcomes).toMatchObject([{ status: 'rejected', fix: 'vendor', mayHaveArrived: true }]);
  }
});

test('remembers that an answer was not understood, whatever comes of the next try', async () => {
  const destination = acme({ recognisesRepeats: true });
  for (const next of [{ status: 400 }, { status: 429 }, refused]) {
    const { outcomes } = await deliver(
      [track('A')],
      (_, attempt) => (attempt === 1 ? page : next instanceof Error ? Promise.reject(next) : next),
      { destination, attempts: 2 },
    );
    expect(outcomes).toMatchObject([{ mayHaveArrived: true }]);
  }
});

test('remembers that an earlier attempt may have arrived', async () => {
  const tries: [first: Error | object, second: Error | object, mayHaveArrived: boolean][] = [
    [gone, { status: 400 }, true],
    [gone, { status: 429 }, true],
    [gone, refused, true],
    [{ status: 504 }, { status: 400 }, true],
    [refused, { status: 400 }, false],
    [{ status: 429 }, { status: 400 }, false],
    [refused, refused, false],
    [refused, gone, true],
  ];
  for (const [first, second, mayHaveArrived] of tries) {
    const { outcomes } = await deliver(
      [track('A')],
      (_, attempt) => {
        const given = attempt === 1 ? first : second;
        return given instanceof Error ? Promise.reject(given) : given;
      },
      { attempts: 2 },
    );
    expect(outcomes).toMatchObject([{ mayHaveArrived }]);
  }
});

test('says of every event that is not delivered whether it may have arrived', async () => {
  const { outcomes } = await deliver([track('A'), null, { type: 'page' }], () => ({ status: 400 }));
  expect(outcomes.map((outcome) => 'mayHaveArrived' in outcome && outcome.mayHaveArrived)).toEqual([
    false,
    false,
    false,
  ]);
});

test('delivers a BigInt, and rejects what fails when it is read, and all others go on', async () => {
  const odd = {
    get products() {
      throw new Error('secret value');
    },
  };
  const bodies: string[] = [];
  const transport = {
    send: async (request: Parameters<typeof bodyText>[0]) => {
      bodies.push(bodyText(request) ?? '');
      return { status: 200, headers: {}, json: undefined };
    },
    close: async () => undefined,
  };
  const events = [
    track('A', 'a', { properties: { zz: 10n } }),
    track('B', 'b', { properties: odd }),
    track('C', 'c', { context: { device: { toJSON: () => JSON.parse('{') as unknown } } }),
    track('D', 'd', { properties: { products: [{ price: 2n ** 60n }] } }),
    new Proxy(
      {},
      {
        get() {
          throw new Error('secret value');
        },
      },
    ),
    track('E', 'e'),
  ];
  const statuses: string[] = [];
  for await (const { outcome } of pipelineOf().deliver(events, { transport })) statuses.push(outcome.status);
  expect(statuses).toHaveLength(events.length);
  expect(statuses[0]).toBe('delivered');
  expect(statuses[1]).toBe('rejected');
  expect(statuses[4]).toBe('rejected');
  expect(statuses[5]).toBe('delivered');
  expect(bodies.join('')).not.toContain('secret value');
});
