import { setTimeout as wait } from 'node:timers/promises';
import { type Fault, type FaultKind, parseFault, type Simulator, type SimulatorOptions, startSimulator } from '../src';

const running: Simulator[] = [];

async function start(options: SimulatorOptions): Promise<Simulator> {
  const simulator = await startSimulator('bloomreach', options);
  running.push(simulator);
  return simulator;
}

const always = (kind: FaultKind): Fault => ({ kind, rate: 1 });

function post(simulator: Simulator, commands = 1, signal?: AbortSignal): Promise<Response> {
  const data = { customer_ids: { email_id: 'jane@example.com' }, event_type: 'page_visit' };
  return fetch(`${simulator.origin}/track/u/v1/batch?stream_id=demo-stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ commands: Array.from({ length: commands }, () => ({ name: 'customers/events', data })) }),
    ...(signal && { signal }),
  });
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

describe('a fault', () => {
  it.each([
    ['429=5%', { kind: '429', rate: 0.05 }],
    ['500=0.05', { kind: '500', rate: 0.05 }],
    ['503=.5', { kind: '503', rate: 0.5 }],
    ['item=1%', { kind: 'item', rate: 0.01 }],
    [' slow = 100 % ', { kind: 'slow', rate: 1 }],
    ['reset=0', { kind: 'reset', rate: 0 }],
  ])('is read from "%s"', (text, fault) => {
    expect(parseFault(text)).toEqual(fault);
  });

  it.each(['', '429', '429=', '404=5%', 'item=5', 'item=101%', 'item=-1%', 'item=1e-3', 'a=b=c', 'toString=1'])(
    'in "%s" is not understood, and the error says what is',
    (text) => {
      expect(() => parseFault(text)).toThrow(
        `"${text}" is not a fault. Write kind=rate, such as 429=5% or item=0.01: kind is one of ` +
          '429, 500, 503, slow, reset, truncated, oversized, item; rate is 0 to 1, or 0% to 100%.',
      );
    },
  );

  it('that cannot be is refused at the start', async () => {
    await expect(start({ faults: [{ kind: 'slow', rate: 5 }] })).rejects.toThrow('fault slow is 5; it must be 0 to 1');
    await expect(start({ faults: [always('429'), always('500')] })).rejects.toThrow(
      '429, 500 add up to more than 100%',
    );
  });

  it('429 says when to come again, and nothing is accepted', async () => {
    const simulator = await start({ faults: [always('429')] });
    const response = await post(simulator);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('0');
    expect(simulator.counts).toEqual({ requests: 1, accepted: 0, refused: 0, dropped: 0, limited: 0, faults: 1 });
    expect(simulator.exchanges).toMatchObject([{ status: 429, fault: '429' }]);
  });

  it.each(['500', '503'] as const)('%s answers without JSON, and nothing is accepted', async (kind) => {
    const simulator = await start({ faults: [always(kind)] });
    const response = await post(simulator);
    expect(response.status).toBe(Number(kind));
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(simulator.counts).toMatchObject({ requests: 1, accepted: 0, faults: 1 });
  });

  it('slow answers rightly after about 300 ms', async () => {
    const simulator = await start({ faults: [always('slow')] });
    const started = performance.now();
    const response = await post(simulator);
    expect(performance.now() - started).toBeGreaterThan(280);
    expect(await response.json()).toMatchObject({ success: true });
    expect(simulator.counts).toMatchObject({ accepted: 1, faults: 1 });
  });

  it('slow survives a sender that does not wait, and has accepted its items', async () => {
    const simulator = await start({ faults: [always('slow')] });
    await expect(post(simulator, 1, AbortSignal.timeout(100))).rejects.toThrow('timeout');
    await wait(350);
    expect(simulator.counts).toMatchObject({ requests: 1, accepted: 1 });
  });

  it('reset ends the connection, and nothing is accepted', async () => {
    const simulator = await start({ faults: [always('reset')] });
    await expect(post(simulator)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(simulator.counts).toMatchObject({ requests: 1, accepted: 0, faults: 1 });
    expect(simulator.exchanges).toMatchObject([{ status: 0, fault: 'reset', json: { commands: [{}] } }]);
  });

  it('truncated sends half of the answer, and the items are accepted', async () => {
    const simulator = await start({ faults: [always('truncated')] });
    const response = await post(simulator);
    expect(response.status).toBe(200);
    const received: Uint8Array[] = [];
    await expect(
      (async () => {
        for await (const chunk of response.body ?? []) received.push(chunk);
      })(),
    ).rejects.toThrow('terminated');
    const whole = JSON.stringify(simulator.exchanges[0]?.answer);
    expect(Buffer.concat(received).toString()).toBe(whole.slice(0, Math.floor(whole.length / 2)));
    expect(simulator.counts).toMatchObject({ accepted: 1, faults: 1 });
  });

  it('oversized answers rightly with 100 KB more', async () => {
    const simulator = await start({ faults: [always('oversized')] });
    const text = await (await post(simulator)).text();
    expect(text.length).toBeGreaterThan(100 * 1024);
    expect(JSON.parse(text)).toMatchObject({ success: true, results: [{ success: true }] });
    expect(JSON.stringify(simulator.exchanges).length).toBeLessThan(2000);
    expect(simulator.counts).toMatchObject({ accepted: 1, faults: 1 });
  });

  it('item refuses commands under a 200, as the vendor does', async () => {
    const simulator = await start({ faults: [always('item')] });
    const response = await post(simulator, 2);
    const refused = { success: false, errors: ['Not authorized to add event of specified type'] };
    expect(await response.json()).toMatchObject({ success: true, results: [refused, refused] });
    expect(simulator.counts).toEqual({ requests: 1, accepted: 0, refused: 2, dropped: 0, limited: 0, faults: 2 });
    expect(simulator.exchanges).toMatchObject([{ status: 200, fault: 'item' }]);
  });

  it('item meets about as many commands as its rate says', async () => {
    const simulator = await start({ faults: [parseFault('item=10%')] });
    for (let request = 0; request < 40; request += 1) await post(simulator, 50);
    expect(simulator.counts.accepted + simulator.counts.refused).toBe(2000);
    expect(simulator.counts.refused).toBeGreaterThan(150);
    expect(simulator.counts.refused).toBeLessThan(250);
  });

  it('meets about as many requests as its rate says, beside the others', async () => {
    const simulator = await start({ faults: [parseFault('429=20%'), parseFault('500=20%'), parseFault('item=50%')] });
    for (let request = 0; request < 500; request += 1) await (await post(simulator)).text();
    const statuses = simulator.exchanges.map(({ status }) => status);
    for (const status of [429, 500]) {
      const count = statuses.filter((candidate) => candidate === status).length;
      expect(count).toBeGreaterThan(70);
      expect(count).toBeLessThan(130);
    }
  });
});

describe('a seed', () => {
  const faults = ['429=20%', '503=20%', 'oversized=10%', 'item=30%'].map(parseFault);

  async function draw(seed: number, sizes: readonly number[]): Promise<unknown[]> {
    const simulator = await start({ faults, seed });
    for (const size of sizes) await (await post(simulator, size)).text();
    return simulator.exchanges.map(({ fault, status, answer }) => {
      const results = typeof answer === 'object' && answer !== null && 'results' in answer ? answer.results : [];
      return { fault, status, results };
    });
  }

  const sizes = Array.from({ length: 40 }, (_, index) => 1 + (index % 3));

  it('gives the same faults again', async () => {
    expect(await draw(7, sizes)).toEqual(await draw(7, sizes));
  });

  it('gives other faults than another seed', async () => {
    expect(await draw(7, sizes)).not.toEqual(await draw(8, sizes));
  });

  it('gives a request its faults whatever the requests before it held', async () => {
    const one = await draw(7, [...Array<number>(20).fill(1), 3, 3, 3]);
    const other = await draw(7, [...Array<number>(20).fill(5), 3, 3, 3]);
    expect(one.slice(20)).toEqual(other.slice(20));
  });
});
