import { Readable, Stream } from 'node:stream';
import {
  APIError,
  type DestinationDefinition,
  InvalidAuthenticationError,
  MultiStatusResponse,
  type RequestClient,
  Response,
  RetryableError,
} from '@segment/actions-core';
import { NotSent } from '@sluice/kit/host';
import { deliverWith, json, track } from './deliver-with';
import { type Answering, bytesOf, throughSegment } from './through-segment';

const url = 'https://api.vendor.example/in';

type See = (value: unknown) => void;
type Perform = (request: RequestClient, see: See) => unknown;

/** A destination that performs, and whose requests have these options. */
function performing(perform: Perform, see: See, options?: unknown): DestinationDefinition {
  return {
    name: 'Unusual',
    mode: 'cloud',
    ...(options !== undefined && { extendRequest: () => options as object }),
    actions: { go: { title: 'Go', description: 'Goes.', fields: {}, perform: (request) => perform(request, see) } },
    presets: [{ name: 'All', type: 'automatic', partnerAction: 'go', subscribe: 'type = "track"', mapping: {} }],
  };
}

/** What an action may see of an answer or an error. */
async function look(asked: Promise<unknown>, see: See) {
  try {
    const { status, data, content } = (await asked) as { status: number; data: unknown; content: string };
    see([status, data, content]);
  } catch (error) {
    const { name, code, response, options = {} } = error as Record<string, Record<string, unknown> | undefined>;
    const { method, body, json: given, timeout } = options;
    see([name, code, response?.status, response?.data, method, body, given, timeout]);
    throw error;
  }
}

const post = { method: 'post', json: { a: 1 } } as const;

const cases: Readonly<Record<string, readonly [Perform, { answer?: Answering; options?: unknown }?]>> = {
  'an object sent again and again, changed each time': [
    async (request) => {
      const body = { count: 0, lines: [] as number[] };
      const all = [1, 2, 3].map((count) => {
        body.count = count;
        body.lines.push(count);
        return request(url, { method: 'POST', json: body });
      });
      body.count = 99;
      await Promise.all(all);
    },
  ],
  'a body that is signed before it is sent': [
    (request) => request(url, { ...post, headers: { 'x-own': '1' } }),
    {
      options: {
        beforeRequest: [
          (given: { method: string; body: string }) => ({
            headers: { 'x-signature': `${given.method} ${given.body}` },
          }),
          () => ({ json: { b: 2 } }),
          () => undefined,
        ],
      },
    },
  ],
  'answers that are rewritten': [
    (request, see) => look(request(url), see),
    {
      options: {
        afterResponse: [
          (asked: { method: string }, _: unknown, response: { data: unknown }) => {
            response.data = `${asked.method} rewritten`;
          },
        ],
      },
    },
  ],
  'an answer that is replaced by an error': [
    (request, see) => look(request(url), see),
    { options: { afterResponse: [() => new Response('no', { status: 422 })] } },
  ],
  'an answer with a byte-order mark': [
    (request, see) => look(request(url), see),
    { answer: () => ({ ...json(1), text: '\ufeff{"a":1}' }) },
  ],
  'an error with all that it holds': [
    (request, see) => look(request(url, post), see),
    { answer: () => json({ why: 'No.' }, 409) },
  ],
  'options that are a promise': [(request) => request(url, post), { options: Promise.resolve({ timeout: 1 }) }],
  'options that are a text': [(request) => request(url, 'post' as never)],
  'no method': [(request) => request(url, { method: '' as never })],
  'many at once, of which one fails': [
    (request) => Promise.all([1, 2, 3].map((place) => request(`${url}/${place}`, { method: 'POST' }))),
    { answer: (place) => json({}, place === 1 ? 400 : 200) },
  ],
  'an error that is returned': [() => new APIError('No.', 400)],
  'a text that is thrown': [() => Promise.reject('no')],
  'nothing that is thrown': [() => Promise.reject(undefined)],
  'a symbol that is thrown': [() => Promise.reject(Symbol('no'))],
  'a thrown Segment error': [() => Promise.reject(new InvalidAuthenticationError('No.'))],
  'a thrown 2xx': [() => Promise.reject(new APIError('No.', 200))],
};

it.each(Object.entries(cases))('performs as Segment does: %s', async (_, [perform, { answer, options } = {}]) => {
  const answering = answer ?? (() => json({ id: '1' }));
  const [theirSight, ourSight]: [unknown[], unknown[]] = [[], []];
  const their = performing(perform, (value) => theirSight.push(value), options);
  const our = performing(perform, (value) => ourSight.push(value), options);
  const theirs = await throughSegment(their, track('x'), {}, answering);
  const bytesAt = (place: number) => {
    const { text, ...rest } = answering(place);
    return { ...rest, bytes: new TextEncoder().encode(text) };
  };
  const ours = await deliverWith(our, [track('x')], { answer: (_sent, place) => bytesAt(place) });
  expect(ours.sent.map((one) => ({ ...one, body: bytesOf(one.body) }))).toEqual(theirs.sent);
  expect(ourSight).toEqual(theirSight);
  expect(ours.outcomes[0]?.status === 'delivered').toBe(theirs.outcome === 'delivered');
});

const none: See = () => {};
const outcomeOf = async (perform: Perform, answer?: Parameters<typeof deliverWith>[2]) =>
  (await deliverWith(performing(perform, none), [track('x')], answer)).outcomes[0];

/** As `form-data` has them: streams that only flow if they are piped, and that node-fetch does not read. */
class Form extends Stream {
  getBoundary = () => 'b';
  override pipe<T extends NodeJS.WritableStream>(to: T): T {
    to.end('--b--');
    return to;
  }
}

it('keeps events as they were, whatever an action does to them', async () => {
  const spoiling = (_: unknown, { rawData, payload }: { rawData: { event: string }; payload: object }) => {
    seen.push(rawData.event);
    Object.assign(payload, { spoilt: true });
    rawData.event = 'spoilt';
    seen.push(rawData.event);
  };
  const seen: string[] = [];
  const { go } = performing(() => undefined, none).actions;
  const definition = { ...performing(() => undefined, none), actions: { go: { ...go, perform: spoiling } } };
  const subscription = { partnerAction: 'go', subscribe: 'type = "track"', mapping: {} };
  const event = track('x');
  await deliverWith(definition, [event], { subscriptions: [subscription, subscription] });
  expect(seen).toEqual(['x', 'spoilt', 'x', 'spoilt']);
  expect(event).toEqual(track('x'));
});

it('sends forms with files', async () => {
  const { sent } = await deliverWith(
    performing((request) => request(url, { method: 'POST', body: new Form() as never }), none),
    [track('x')],
  );
  expect(sent).toMatchObject([{ headers: { 'content-type': 'multipart/form-data;boundary=b' }, body: '--b--' }]);
});

it('does not send what a form fails to give', async () => {
  class Broken extends Form {
    override pipe<T extends NodeJS.WritableStream>(to: T): T {
      this.emit('error', new Error('The file is gone.'));
      return to;
    }
  }
  expect(await outcomeOf((request) => request(url, { method: 'POST', body: new Broken() as never }))).toMatchObject({
    status: 'rejected',
    message: 'The file is gone.',
  });
});

it.each([
  [307, { status: 'rejected', message: 'The vendor redirects a stream, which cannot be sent twice.' }, 1],
  [303, { status: 'delivered' }, 2],
])('follows a redirect of a stream only where it is left out: %d', async (status, expected, count) => {
  const answer = ({ url: asked }: { url: string }) =>
    asked === url ? { status, headers: { location: '/out' } } : { status: 200 };
  const perform: Perform = (request) => request(url, { method: 'POST', body: Readable.from(['a']) as never });
  const { sent, outcomes } = await deliverWith(performing(perform, none), [track('x')], { answer });
  expect([sent.length, outcomes]).toEqual([count, [expect.objectContaining(expected)]]);
});

it('waits for requests that an action does not wait for, whose failures end nothing', async () => {
  const { sent, outcomes } = await deliverWith(
    performing((request) => {
      void request(url, post);
      void request(url, post);
    }, none),
    [track('x')],
    { answer: (_, place) => json({}, place === 0 ? 500 : 200) },
  );
  expect(sent).toHaveLength(2);
  const note = 'The action did not wait for a request that failed. api.vendor.example answered 500';
  expect(outcomes).toEqual([{ status: 'delivered', notes: [note] }]);
});

it('knows what arrived although another request had failed before', async () => {
  let later: (() => void) | undefined;
  const outcome = await outcomeOf(
    (request) => {
      const slow = new Promise<void>((resolve) => (later = resolve)).then(() => request(`${url}/slow`, post));
      return Promise.all([request(`${url}/fast`, post).finally(() => later?.()), slow]);
    },
    { answer: ({ url: asked }) => json({}, asked.endsWith('fast') ? 400 : 200) },
  );
  expect(outcome).toMatchObject({ status: 'rejected', httpStatus: 400, mayHaveArrived: true });
});

it('gives up an action that does not come to an end', async () => {
  jest.useFakeTimers();
  try {
    const outcome = outcomeOf(() => new Promise(() => {}));
    await jest.advanceTimersByTimeAsync(600_000);
    expect(await outcome).toMatchObject({
      status: 'retry',
      message: 'No answer: The action does not come to an end.',
      mayHaveArrived: true,
    });
  } finally {
    jest.useRealTimers();
  }
});

it.each(['B AD', 'connect'])('sends no method that HTTP lacks: %s', async (method) => {
  const { sent, outcomes } = await deliverWith(
    performing((request) => request(url, { method: method as never }), none),
    [track('x')],
  );
  expect(sent).toEqual([]);
  expect(outcomes).toMatchObject([
    {
      status: 'rejected',
      fix: 'event',
      message: 'Not sent: HTTP has no such method. Check it in the mapping and in the settings.',
    },
  ]);
});

it.each([
  [423, 'retry'],
  [501, 'rejected'],
  [505, 'retry'],
])('sends again what Segment would: %d', async (status, expected) => {
  const answer = () => json({}, status);
  expect(await outcomeOf((request) => request(url), { answer })).toMatchObject({ status: expected });
  expect(await outcomeOf(() => Promise.reject(new APIError('No.', status)))).toMatchObject({ status: expected });
});

it.each([200, 0, -1, Number.NaN, 'error', '', null, Symbol('odd')])(
  'takes no odd status for one: %s',
  async (status) => {
    const { cause: _, ...outcome } = (await outcomeOf(() =>
      Promise.reject(Object.assign(new Error('No.'), { status })),
    )) as { cause?: unknown };
    expect(outcome).toEqual({ status: 'rejected', fix: 'event', message: 'No.', mayHaveArrived: false });
  },
);

it('reads a status that is a text', async () => {
  const thrown = Object.assign(new Error('Later.'), { status: '429' });
  expect(await outcomeOf(() => Promise.reject(thrown))).toMatchObject({ status: 'retry', httpStatus: 429 });
});

it('tells which of several requests was refused, and who asked for it', async () => {
  const perform: Perform = (request) => Promise.all([request('https://localhost/in'), request(url)]);
  const definition = performing(perform, none);
  const answer = ({ url: asked }: { url: string }) => {
    if (asked.includes('localhost')) throw new NotSent('localhost is a loopback or private address.', 'settings');
    return json({});
  };
  const field = { label: 'Address', description: 'To call.', type: 'string' } as const;
  const { go } = definition.actions;
  const withField = { ...definition, actions: { go: { ...go, fields: { field } } } } as DestinationDefinition;
  const subscriptions = [
    { partnerAction: 'go', subscribe: 'type = "track"', mapping: { field: { '@path': '$.event' } } },
  ];
  const events = [track('https://localhost/in'), track('other')];
  const { outcomes } = await deliverWith(withField, events, { subscriptions, answer });
  expect(outcomes[0]).toMatchObject({ status: 'rejected', fix: 'event' });
});

it('gives up what only a redirect of the vendor leads to, where the event names the address', async () => {
  const perform: Perform = (request) => request('https://shop.example/hook', post);
  const definition = performing(perform, none);
  const answer = ({ url: asked }: { url: string }) => {
    if (asked.includes('127.0.0.1')) throw new NotSent('127.0.0.1 is a loopback or private address.', 'settings');
    return { status: 307, headers: { location: 'http://127.0.0.1/' } };
  };
  const field = { label: 'Address', description: 'To call.', type: 'string' } as const;
  const withField = { ...definition, actions: { go: { ...definition.actions.go, fields: { field } } } };
  const subscriptions = [
    { partnerAction: 'go', subscribe: 'type = "track"', mapping: { field: { '@path': '$.event' } } },
  ];
  const { outcomes } = await deliverWith(withField as DestinationDefinition, [track('https://shop.example/hook')], {
    subscriptions,
    answer,
  });
  expect(outcomes[0]).toMatchObject({ status: 'rejected', fix: 'event' });
});

it('notes the error that an action tells of a success', async () => {
  const { go } = performing(() => undefined, none).actions;
  const performBatch = () => {
    const response = new MultiStatusResponse();
    response.setErrorResponseAtIndex(0, { status: 200, errormessage: 'No such list.' });
    return Promise.resolve(response);
  };
  const definition = { ...performing(() => undefined, none), actions: { go: { ...go, performBatch } } };
  const { outcomes } = await deliverWith(definition as DestinationDefinition, [track('x')]);
  expect(outcomes).toEqual([{ status: 'delivered', notes: ['No such list.'] }]);
});

it('takes an odd status of a failed event for a passing failure', async () => {
  const { go } = performing(() => undefined, none).actions;
  const performBatch = () => {
    const response = new MultiStatusResponse();
    response.setErrorResponseAtIndex(0, { status: 'odd' as never, errormessage: 'No such list.' });
    return Promise.resolve(response);
  };
  const definition = { ...performing(() => undefined, none), actions: { go: { ...go, performBatch } } };
  const { outcomes } = await deliverWith(definition as DestinationDefinition, [track('x')]);
  expect(outcomes).toMatchObject([{ status: 'retry', httpStatus: 500, message: 'No such list.' }]);
});

it('sends later what Amazon’s clients were too fast for', async () => {
  const thrown = Object.assign(new Error('Too fast.'), { $metadata: { httpStatusCode: 400 }, $retryable: {} });
  expect(await outcomeOf(() => Promise.reject(thrown))).toMatchObject({ status: 'retry' });
  expect(await outcomeOf(() => Promise.reject(new RetryableError('Later.', 429)))).toMatchObject({ httpStatus: 429 });
});
