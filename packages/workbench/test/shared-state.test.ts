import { linkTo, stateInAddress } from '../src/state/shared-state';

function visit(address: string): void {
  Object.assign(globalThis, { location: new URL(address) });
}

const entry = {
  destination: 'bluecore',
  settings: { apiToken: 'token-4711', namespace: 'shop' },
  subscriptions: { Purchase: { mapping: { email: { '@path': '$.properties.größe' } } } },
};
const event = { type: 'track', event: 'Order Completed', properties: { name: 'Emaillebecher „Ahoi“ ☕️' } };

it('brings mappings and event to whoever opens the link, and no setting', async () => {
  visit('http://127.0.0.1:4000/page/');
  const link = await linkTo({ entries: [entry], event });
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4000\/page\/#\/event\?state=[\w-]+$/);
  visit(link);
  expect(await stateInAddress()).toEqual({ entries: [{ ...entry, settings: {} }], event });
});

it.each(['#/event', '#/event?state=', '#/event?state=%%', '#/event?state=AAAA', '#token=AAAA'])(
  'takes %s for a page without a state',
  async (hash) => {
    visit(`http://127.0.0.1:4000/${hash}`);
    expect(await stateInAddress()).toBeUndefined();
  },
);
