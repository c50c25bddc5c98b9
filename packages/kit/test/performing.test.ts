import { ask } from '../src/delivery/ask';
import { assemble } from '../src/assembly/assemble';
import type { Channel } from '../src/definition/channel';
import { dispatch } from '../src/delivery/dispatch';
import { NotSent } from '../src/request/not-sent';
import { delivered, rejected } from '../src/outcome/outcome';
import type { Answer, Request } from '../src/request/request';
import { prepareSettings } from '../src/settings/settings';

const settings = prepareSettings({ key: { type: 'password', label: 'Key', description: '' } }, { key: 'secret-1234' });
const requestTo = (url: string): Request => ({ method: 'GET', url, headers: {} });
const answer = (json: unknown): Answer => ({ status: 200, headers: {}, json });

/** A channel whose second request depends on the answer to the first. */
function channelThat(perform: NonNullable<Channel['perform']>): Channel {
  return {
    name: 'two-steps',
    origin: () => 'performed://two-steps',
    limits: { items: 2 },
    request: (items) => ({ ...requestTo('performed://two-steps/'), json: { items } }),
    perform,
  };
}

const planFor = (channel: Channel, ...values: unknown[]) =>
  assemble(
    values.map((value) => ({ items: [{ channel, value }], people: [], notes: [] })),
    settings,
  );

const looking = channelThat(async (items, { exchange }) => {
  const { json } = await exchange(requestTo('https://vendor.example/find'));
  await exchange(requestTo(`https://vendor.example/${String(json)}`));
  return {
    verdicts: items.map((item) => (item === 'bad' ? rejected('event', 'Bad.') : delivered)),
    isToBeSplit: false,
  };
});

test('a channel that performs sends what it likes, and says what became of each item', async () => {
  const sent: string[] = [];
  const plan = planFor(looking, 'good', 'bad', 'last');
  expect(plan.drafts.map(({ request }) => request.json)).toEqual([{ items: ['good', 'bad'] }, { items: ['last'] }]);
  const settled = await dispatch(plan, settings, {
    async send({ url }) {
      sent.push(url);
      return answer(7);
    },
  });
  const urls = ['https://vendor.example/find', 'https://vendor.example/7'];
  expect(sent).toEqual([...urls, ...urls]);
  expect(settled.map(({ outcome, isSent }) => [outcome.status, isSent])).toEqual([
    ['delivered', true],
    ['rejected', true],
    ['delivered', true],
  ]);
});

test('what leaves the house is told from what does not', async () => {
  const send = async () => {
    throw new NotSent('the delivery was stopped.');
  };
  const [settled] = await dispatch(planFor(looking, 'one'), settings, { send });
  expect(settled).toMatchObject({ isSent: false, outcome: { status: 'retry', mayHaveArrived: false } });
});

test('headers that HTTP cannot carry are refused in the middle of a performance, too', async () => {
  const careless = channelThat(async (_, { exchange }) => {
    await exchange({ ...requestTo('https://vendor.example/'), headers: { key: 'a\nb' } });
    return { verdicts: delivered, isToBeSplit: false };
  });
  const [settled] = await dispatch(planFor(careless, 'one'), settings, { send: async () => answer(1) });
  expect(settled).toMatchObject({ isSent: false, outcome: { status: 'rejected', fix: 'settings' } });
});

test('a performance is halved where it says so', async () => {
  const performed: unknown[][] = [];
  const whole = channelThat(async (items, { isOfSeveralEvents }) => {
    performed.push([...items]);
    const isRefused = items.includes('bad');
    return { verdicts: isRefused ? rejected('vendor', 'No.') : delivered, isToBeSplit: isRefused && isOfSeveralEvents };
  });
  const settled = await dispatch(planFor(whole, 'good', 'bad'), settings, { send: async () => answer(1) });
  expect(performed).toEqual([['good', 'bad'], ['good'], ['bad']]);
  expect(settled.map(({ outcome }) => outcome.status)).toEqual(['delivered', 'rejected']);
});

test('a call of several requests reads its answers itself; where it fails, that is its outcome', async () => {
  const send = async () => answer('ok');
  const talking = await ask(
    async (exchange, { all }) => {
      const { json } = await exchange(requestTo('https://vendor.example/'));
      return rejected('settings', `${String(json)} ${String(all.key)}`);
    },
    settings,
    send,
  );
  const failing = await ask(() => Promise.reject(new NotSent('there is no host.', 'settings')), settings, send);
  expect(talking).toEqual({ status: 'rejected', fix: 'settings', message: 'ok secret-1234' });
  expect(failing).toMatchObject({ status: 'rejected', fix: 'settings', message: 'Not sent: there is no host.' });
});
