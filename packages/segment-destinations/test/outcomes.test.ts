import { NotSent } from '@sluice/kit/host';
import { bodies, errors, posting, twoSteps } from './definitions';
import { deliverWith, json, track } from './deliver-with';

const settings = { token: 'token-abcdefgh' };

async function outcomeOf(name: string) {
  const { outcomes } = await deliverWith(errors, [track(name)], { settings });
  const { cause: _, ...outcome } = outcomes[0] as { cause?: unknown };
  return outcome;
}

it.each([
  ['payload', { status: 'rejected', fix: 'event', message: 'No name.', httpStatus: 400, mayHaveArrived: false }],
  ['payload asked', { fix: 'event', mayHaveArrived: true }],
  ['authentication', { status: 'rejected', fix: 'settings', message: 'Not with {{token}}.', httpStatus: 401 }],
  ['retryable', { status: 'retry', message: 'Not now.', httpStatus: 503 }],
  ['integration', { status: 'rejected', fix: 'event', message: 'Not so.' }],
  ['integration asked', { status: 'rejected', fix: 'vendor', message: 'Not so.' }],
  ['missing', { status: 'rejected', fix: 'event', message: 'Not made yet.' }],
  ['api asked', { status: 'rejected', fix: 'vendor', message: 'Gone.', httpStatus: 410 }],
  ['plain', { status: 'rejected', fix: 'event', message: 'Just no.' }],
  ['plain asked', { status: 'rejected', fix: 'vendor', message: 'Just no.', mayHaveArrived: true }],
  ['bug', { status: 'rejected', fix: 'event', message: 'The event could not be made into a request: TypeError' }],
  ['bug asked', { fix: 'vendor', message: 'The action fails on the vendor’s answer: TypeError', mayHaveArrived: true }],
  ['none', { status: 'delivered' }],
])('says who must act after the error "%s"', async (name, expected) => {
  expect(await outcomeOf(name)).toMatchObject(expected);
});

it.each([
  [400, { status: 'rejected', fix: 'vendor', message: 'api.vendor.example answered 400: Not like this.' }],
  [401, { status: 'rejected', fix: 'settings' }],
  [404, { status: 'rejected', fix: 'vendor' }],
  [429, { status: 'retry', httpStatus: 429 }],
  [503, { status: 'retry', httpStatus: 503, mayHaveArrived: true }],
])('reads an answer that an action does not take by its status: %d', async (status, expected) => {
  const answer = () => json({ message: 'Not like this.' }, status);
  const { outcomes } = await deliverWith(posting, [track('x')], { settings: { apiKey: 'key-1' }, answer });
  expect(outcomes[0]).toMatchObject(expected);
});

it('throws the very error class that the definition knows', async () => {
  const { outcomes } = await deliverWith(errors, [track('http')], { settings, answer: () => json({}, 409) });
  expect(outcomes[0]).toMatchObject({ status: 'rejected', fix: 'vendor', httpStatus: 409 });
});

it('keeps the reason why a request was not sent, whatever an action makes of it', async () => {
  const answer = () => {
    throw new NotSent('127.0.0.1 is a loopback or private address.', 'settings');
  };
  const { outcomes } = await deliverWith(errors, [track('wrapped')], { settings, answer });
  expect(outcomes[0]).toMatchObject({
    status: 'rejected',
    fix: 'settings',
    message: 'Not sent: 127.0.0.1 is a loopback or private address.',
    mayHaveArrived: false,
  });
});

it('does not take for delivered what the host did not send, where an action does not mind', async () => {
  const answer = () => {
    throw new NotSent('the vendor asked to be left alone for another 60 seconds.');
  };
  const careless = (request: (url: string) => Promise<unknown>) =>
    request('https://api.vendor.example/').catch(() => 1);
  const action = { fields: {}, perform: careless };
  for (const send of [action, { ...action, performBatch: careless }]) {
    const { outcomes } = await deliverWith({ ...bodies, actions: { send } }, [track('x')], { answer });
    expect(outcomes[0]).toMatchObject({ status: 'retry', mayHaveArrived: false });
  }
});

it.each([
  ['the event', { '@path': '$.event' }, 'event', 2],
  ['the mapping', 'https://localhost/in', 'settings', 0],
])('pauses where an address is refused, unless the event itself names it: %s', async (_, name, fix, count) => {
  const answer = ({ url }: { url: string }) => {
    if (url.includes('localhost')) throw new NotSent('localhost is a loopback or private address.', 'settings');
    return json({});
  };
  const subscriptions = [{ partnerAction: 'send', subscribe: 'type = "track"', mapping: { name } }];
  const events = ['https://localhost/in', 'form', 'form'].map((one) => track(one));
  const { outcomes, sent } = await deliverWith(bodies, events, { subscriptions, answer });
  expect(outcomes[0]).toMatchObject({ status: 'rejected', fix });
  expect(outcomes.filter(({ status }) => status === 'delivered')).toHaveLength(count);
  expect(sent).toHaveLength(1 + count);
});

it('retries where no answer came', async () => {
  const answer = () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  };
  const { outcomes } = await deliverWith(posting, [track('x')], { settings: { apiKey: 'key-1' }, answer });
  expect(outcomes[0]).toMatchObject({ status: 'retry', mayHaveArrived: false });
});

it('does not deliver where the answer could not be read', async () => {
  const answer = () => ({ unreadable: 'cut short' as const });
  const { outcomes } = await deliverWith(posting, [track('x')], { settings: { apiKey: 'key-1' }, answer });
  expect(outcomes[0]).toMatchObject({ status: 'rejected', fix: 'vendor', notUnderstood: true, mayHaveArrived: true });
});

it.each([
  ['asked for', { throwHttpErrors: false }],
  ['caught', {}],
])('notes an error that the action takes for success: %s', async (_, options) => {
  const tolerant = {
    ...bodies,
    actions: {
      send: {
        fields: {},
        perform: (request: (url: string, options: object) => Promise<unknown>) =>
          request('https://api.vendor.example/', options).catch((error: unknown) => error),
      },
    },
  };
  expect((await deliverWith(tolerant, [track('x')])).outcomes).toEqual([{ status: 'delivered' }]);
  expect((await deliverWith(tolerant, [track('x')], { answer: () => json({}, 404) })).outcomes).toEqual([
    { status: 'delivered', notes: ['The vendor answered 404, which the action takes for success.'] },
  ]);
});

it.each([
  ['a text', 'Just no.', 'Just no.'],
  ['nothing', undefined, 'The action failed, and does not say why.'],
  ['an object', { error: 'no' }, 'The action failed, and does not say why.'],
  ['an error whose message is none', { message: { text: 'no' }, code: 42, status: 400 }, '42'],
])('tells of what an action throws that is no error: %s', async (_, thrown, message) => {
  const failing = {
    ...bodies,
    actions: { send: { fields: {}, perform: () => Promise.reject(thrown) } },
  };
  const { outcomes } = await deliverWith(failing, [track('x')]);
  expect(outcomes[0]).toMatchObject({ status: 'rejected', fix: 'event', message });
});

it('says that a part may have arrived where a later request fails', async () => {
  const answer = (_: unknown, place: number) => json({ id: '1' }, place === 0 ? 200 : 400);
  const { outcomes } = await deliverWith(twoSteps, [track('ada')], { answer });
  expect(outcomes[0]).toMatchObject({ status: 'rejected', httpStatus: 400, mayHaveArrived: true });
});

it.each([
  ['of Node.js', { code: 'ECONNREFUSED', syscall: 'connect' }, { status: 'retry', mayHaveArrived: false }],
  ['of Amazon’s', { $metadata: { httpStatusCode: 503 } }, { status: 'retry', httpStatus: 503 }],
  ['of Amazon’s, final', { $metadata: { httpStatusCode: 403 } }, { status: 'rejected', fix: 'settings' }],
  ['of Kafka’s', { retriable: true }, { status: 'retry', httpStatus: 503 }],
])('understands the errors of clients that actions bring along: %s', async (_, members, expected) => {
  const failing = {
    ...bodies,
    actions: { send: { fields: {}, perform: () => Promise.reject(Object.assign(new Error('It failed.'), members)) } },
  };
  expect((await deliverWith(failing, [track('x')])).outcomes[0]).toMatchObject(expected);
});
