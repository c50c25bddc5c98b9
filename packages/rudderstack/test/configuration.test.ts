import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '@sluice/catalog';
import { specEvents } from '@sluice/events';
import type { Destination, RawSettings } from '@sluice/kit/host';
import { simulators } from '@sluice/simulators';
import { readMessage } from '../src/adapter/read-message';
import { accountConfiguration } from '../src/configuration/account-configuration';
import { builtInOf } from '../src/configuration/built-in-of';
import { compileConfiguration } from '../src/configuration/compile-configuration';
import { workspaceConfig } from '../src/configuration/workspace-config';

/** One that RudderStack has no integration of. */
const other: Destination = { ...(catalog.bloomreach as Destination), slug: 'other-vendor', name: 'OtherVendor' };
const settings = { baseUrl: 'https://api.shop.exponea.com', streamId: 'stream', connectionMode: { web: 'cloud' } };

function requestsOf(config: RawSettings, event: object) {
  return compileConfiguration(other, config).plan([readMessage({ userId: 'u1', ...event }, other)]).drafts;
}

it('takes our settings where RudderStack has no integration of its own, and lets be what is RudderStack’s', () => {
  const [draft] = requestsOf(settings, { type: 'track', event: 'Quiz Done' });
  expect(draft?.request.url).toBe('https://api.shop.exponea.com/track/u/v1/batch?stream_id=stream');
});

it('takes subscriptions of the user’s own there, too', () => {
  const subscriptions = JSON.stringify([
    { partnerAction: 'trackEvent', subscribe: 'type = "page"', mapping: { event_type: 'x' } },
  ]);
  expect(requestsOf({ ...settings, subscriptions }, { type: 'page' })).toEqual([]);
  const mapping = { event_type: 'x', user_id: { '@path': '$.userId' } };
  const good = [{ partnerAction: 'trackEvent', subscribe: 'type = "page"', mapping }];
  expect(requestsOf({ ...settings, subscriptions: good }, { type: 'page' })).toHaveLength(1);
});

it('names a setting by the key that the configuration has for it', () => {
  expect(() => requestsOf({ ...settings, streamId: '' }, { type: 'page' })).toThrow(/^streamId: Stream ID is missing/);
});

it.each(['bloomreach', 'bluecore', 'blueshift'])('tells in the README which keys of %s stay as they are', (slug) => {
  const { keys = {}, eventTable } = builtInOf({ slug }) ?? {};
  const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
  for (const key of [...Object.values(keys), ...(eventTable ? [eventTable.key] : [])]) {
    expect(readme).toContain(`\`${key}\``);
  }
});

it('reaches an account as a user of RudderStack’s own integration does: with that one’s keys, and all else as it is usual', () => {
  const keysFor = (slug: string) =>
    Object.keys(accountConfiguration(catalog[slug] as Destination, simulators[slug]?.account ?? {})).toSorted();
  expect(keysFor('bloomreach')).toEqual(['apiBaseUrl', 'apiKey', 'apiSecret', 'projectToken']);
  expect(keysFor('bluecore')).toEqual(['bluecoreNamespace']);
  expect(keysFor('blueshift')).toEqual(['dataCenter', 'eventApiKey', 'usersApiKey']);
  expect(keysFor('tracify')).toEqual(expect.arrayContaining(['customerSiteId', 'siteUrl', 'currency']));
});

describe.each(Object.values(catalog))('$name, configured as in the printed workspaceConfig.json', (destination) => {
  it.each([{}, { useVendorNames: true }])('takes the events of the common spec with %j', (more) => {
    const pipeline = compileConfiguration(destination, { ...workspaceConfig(destination).config, ...more });
    const { drafts, outcomes } = pipeline.plan(specEvents.map((event) => readMessage(event, destination)));
    expect(outcomes.filter((outcome) => outcome?.status === 'rejected' && outcome.fix === 'settings')).toEqual([]);
    expect(drafts.length).toBeGreaterThan(0);
  });
});
