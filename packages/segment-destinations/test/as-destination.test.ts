import { compile, ConfigurationError } from '@sluice/engine';
import type { Destination } from '@sluice/kit/host';
import { asDestination } from '@sluice/segment-destinations';
import * as definitions from './definitions';
import { deliverWith, track } from './deliver-with';

const { oauth, oddFields, posting } = definitions;

it.each(Object.entries(definitions))('compiles the definition "%s"', (name, definition) => {
  const settings = name === 'posting' ? { apiKey: 'key-123' } : {};
  expect(() => compile(asDestination(definition), { settings })).not.toThrow();
});

it('says what to do with a definition that is not made ours', () => {
  const compiling = () => compile(posting as unknown as Destination, { settings: {} });
  expect(compiling).toThrow(ConfigurationError);
  expect(compiling).toThrow(
    'destination: "Posting" is not made with Sluice\'s kit. Vendors\' packages export theirs as "destination"; a definition of ' +
      "Segment's becomes one with asDestination(definition) of @sluice/segment-destinations.",
  );
});

it.each([undefined, null, 'slack', {}, { default: posting }, { name: 'Nothing' }])(
  'says what is no definition: %j',
  (given) => {
    expect(() => compile(given as never, { settings: {} })).toThrow(ConfigurationError);
    expect(() => asDestination(given as never)).toThrow(
      'This is no DestinationDefinition of Segment’s, which has a name and actions.',
    );
  },
);

it('takes null for what is left out, as Segment does', async () => {
  const field = { type: 'string', label: 'Name', choices: null };
  const authentication = { scheme: 'custom', fields: { key: { type: 'string', label: 'Key', choices: null } } };
  const go = { fields: { field }, perform: () => undefined, platform: null, hooks: null, dynamicFields: null };
  const bare = { fields: null, perform: () => undefined, performBatch: () => undefined };
  const definition = { name: 'Nulls', authentication, actions: { go, bare }, presets: null, asyncActions: null };
  const subscriptions = ['go', 'bare'].map((partnerAction) => ({
    partnerAction,
    subscribe: 'type = "track"',
    mapping: {},
  }));
  const { outcomes } = await deliverWith(definition as never, [track('x')], { settings: { key: 'k' }, subscriptions });
  expect(outcomes).toEqual([{ status: 'delivered' }]);
});

it('leaves out the actions of browser plug-ins', () => {
  const { post } = posting.actions;
  const { actions, presets } = asDestination({ ...posting, actions: { post: { ...post, platform: 'web' } } } as never);
  expect([actions, presets]).toEqual([{}, []]);
});

it('says so where an action has no fields, and a destination no settings', () => {
  const bare = { name: 'Bare', actions: { go: { fields: {}, perform: () => undefined } } };
  const subscriptions = [{ partnerAction: 'go', subscribe: 'type = "track"', mapping: { name: 1 } }];
  const compiling = () => compile(asDestination(bare), { settings: { key: 1 }, subscriptions });
  expect(compiling).toThrow('settings.key: Bare has no such setting. It has: none.');
  expect(compiling).toThrow('mapping.name: The action "go" has no such field. It has: none.');
});

it('takes fields as they are written: plain choices, a format of texts, passwords, nothing of authentication', async () => {
  const properties = { size: 'm', note: 'any', secret: 'word', lines: [{ colour: 'red', other: 1 }] };
  const good = await deliverWith(oddFields, [track('x', { properties })]);
  expect(good.sent[0]?.body).toBe('{"size":"m","note":"any","secret":"word","lines":[{"colour":"red"}]}');
  const bad = await deliverWith(oddFields, [track('x', { properties: { size: 'xl' } })]);
  expect(bad.outcomes[0]).toMatchObject({ status: 'rejected', fix: 'event' });
});

it('has the presets that say which events they are for, without fields that are gone', () => {
  expect(asDestination(posting).presets).toEqual([
    {
      name: 'Everything',
      type: 'automatic',
      partnerAction: 'post',
      subscribe: 'type = "track"',
      mapping: { name: { '@path': '$.event' } },
    },
  ]);
});

it('names destinations and settings as people do', () => {
  const { slug, name, authentication } = asDestination(posting);
  expect({ slug, name }).toEqual({ slug: 'segment:posting', name: 'Posting' });
  expect(authentication.fields).toEqual({
    apiKey: { type: 'password', label: 'API key', description: 'From your account.', required: true },
    region: {
      type: 'string',
      label: 'Region',
      description: 'Of your account.',
      choices: [
        { value: 'eu', label: 'Europe' },
        { value: 'us', label: 'us' },
      ],
      default: 'us',
    },
  });
  expect(asDestination({ ...posting, slug: undefined, name: 'Some Vendor (Actions)' }).slug).toBe(
    'segment:some-vendor',
  );
  expect(Object.keys(asDestination(oauth).authentication.fields)).toEqual([
    'oauth_access_token',
    'oauth_refresh_token',
    'oauth_client_id',
    'oauth_client_secret',
    'oauth_refresh_token_url',
  ]);
});

it('takes lists of texts for settings, with commas', async () => {
  const seen: unknown[] = [];
  const definition = {
    ...posting,
    authentication: { scheme: 'custom', fields: { ids: { type: 'string', label: 'IDs', multiple: true } } },
    actions: {
      post: {
        fields: {},
        perform: (_: unknown, { settings }: { settings: unknown }) => void seen.push(settings),
      },
    },
  };
  await deliverWith(definition, [track('x')], { settings: { ids: '1, 2' } });
  expect(seen).toEqual([{ ids: ['1', '2'] }]);
});

it('says which actions are left out', () => {
  const { actions } = posting;
  const { actions: own, presets, description } = asDestination({ ...posting, asyncActions: { upload: actions.post } });
  expect([Object.keys(own), presets, description]).toEqual([
    ['post'],
    [expect.objectContaining({ partnerAction: 'post' })],
    'Posting (left out, because they poll: upload)',
  ]);
});
