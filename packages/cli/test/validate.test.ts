import { catalog } from '@sluice/catalog';
import { runSluice, temporaryFile } from './run-sluice';

const settings = { baseUrl: 'https://api.shop.dev', streamId: 's' };
const own = {
  partnerAction: 'trackEvent',
  subscribe: 'type = "track" and event = "Quiz Taken"',
  mapping: { event_type: 'quiz' },
};

async function validated(
  destinations: readonly object[],
  argv: readonly string[] = [],
  env: Record<string, string> = {},
) {
  const config = temporaryFile('sluice.json', { destinations });
  const { code, stdout, stderr } = await runSluice(['validate', '--config', config, ...argv], { env });
  return { code, stdout: stdout.replaceAll(config, 'sluice.json'), stderr: stderr.replaceAll(config, 'sluice.json') };
}

it('says of each destination whether it is set up well', async () => {
  const destinations = [
    { destination: 'bloomreach', settings },
    { destination: 'bluecore', settings: { namespace: 'shop' } },
  ];
  expect(await validated(destinations)).toEqual({ code: 0, stdout: '✓ bloomreach\n✓ bluecore\n', stderr: '' });
  expect(await validated(destinations, ['bluecore'])).toMatchObject({ stdout: '✓ bluecore\n' });
});

it('warns of a destination to which nothing would be sent', async () => {
  const { presets } = catalog.bluecore ?? { presets: [] };
  const none = Object.fromEntries(presets.map(({ name }) => [name, false]));
  const bluecore = { destination: 'bluecore', settings: { namespace: 'shop' } };
  for (const subscriptions of [[], none]) {
    const { code, stdout } = await validated([{ ...bluecore, subscriptions }]);
    expect([code, stdout]).toEqual([
      0,
      '✓ bluecore: 1 warning\n  warning: sluice.json: destinations[0]: subscriptions: there are none: nothing would be sent. Leave ' +
        '"subscriptions" out to use the presets.\n',
    ]);
  }
  expect((await validated([{ ...bluecore, subscriptions: {} }])).stdout).toBe('✓ bluecore\n');
});

it('tells every problem of every destination with its place and the fix', async () => {
  const { code, stdout } = await validated([
    {
      destination: 'bloomreach',
      settings: { streamId: 's', streamID: 's', apiKeyId: '${', sendVisitorHeaders: 'perhaps' },
      subscriptions: {
        'View pages': false,
        Purchase: { mapping: { totl: 1 }, subscribe: "type = 'track'" },
        Quiz: { ...own, mapping: { event_type: { '@pth': '$.event' } } },
      },
    },
    { destination: 'tracify', settings: {} },
  ]);
  expect(code).toBe(2);
  const lines = stdout.split('\n');
  for (const [place, fix] of [
    ['settings.streamID', /no such setting.* streamId/],
    ['settings.apiKeyId', /Write \$\{NAME\}/],
    ['settings.baseUrl', /is missing\. Data hub →/],
    ['settings.sendVisitorHeaders', /must be true or false/],
    ['subscriptions["View pages"]', /no preset "View pages"\. Did you mean "View page"\?/],
    ['subscriptions["Purchase"].mapping.totl', /no such field\./],
    ['subscriptions["Purchase"].subscribe', /double quotes/],
    ['subscriptions["Quiz"].mapping', /@pth/],
  ] as const) {
    const line = lines.find((one) => one.includes(`problem: sluice.json: destinations[0]: ${place}`));
    expect([place, line]).toEqual([place, expect.stringMatching(fix)]);
  }
  expect(stdout).toMatch(/✗ bloomreach: 8 problems\n/);
  expect(stdout).toMatch(/✗ tracify: \d problems\n {2}problem: sluice\.json: destinations\[1\]: settings\./);
});

it('warns of variables that are not set, and of events that would be sent twice', async () => {
  const destinations = [
    {
      destination: 'bloomreach',
      settings: { ...settings, apiSecret: '${THE_SECRET}' },
      subscriptions: { Quiz: own, Search: { subscribe: 'type = "track" and event = "Cart Viewed"' } },
    },
  ];
  const { code, stdout } = await validated(destinations);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^✓ bloomreach: 3 warnings\n/);
  expect(stdout).toContain(
    'warning: sluice.json: destinations[0]: settings.apiSecret: the environment variable THE_SECRET is not set.',
  );
  expect(stdout).toMatch(/warning: .*subscriptions\["Quiz"\]: "Quiz Taken" also matches "Track event"/);
  expect(stdout).toMatch(/warning: .*subscriptions\["Search"\]: "Cart Viewed" also matches "View cart"/);
  expect(await validated(destinations, ['--strict'])).toMatchObject({ code: 2 });
  const quiet = [{ ...destinations[0], subscriptions: { Quiz: own, 'Track event': false } }];
  expect(await validated(quiet, ['--strict'], { THE_SECRET: 'secret-1' })).toEqual({
    code: 0,
    stdout: '✓ bloomreach\n',
    stderr: '',
  });
});

it('tells the same as JSON', async () => {
  const { code, stdout } = await validated([{ destination: 'tracify', settings: { apiToken: '${NONE}' } }], ['--json']);
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toEqual([
    {
      destination: 'tracify',
      problems: [
        {
          place: 'sluice.json: destinations[0]: settings.customerSiteId',
          message: expect.stringContaining('is missing') as string,
        },
      ],
      warnings: [
        {
          place: 'sluice.json: destinations[0]: settings.apiToken',
          message: expect.stringContaining('NONE is not set') as string,
        },
      ],
    },
  ]);
});

it('shows no value of a setting', async () => {
  const { stdout } = await validated([
    { destination: 'bloomreach', settings: { ...settings, apiSecret: 'x5', authentication: 'hidden-value' } },
  ]);
  expect(stdout).not.toContain('hidden-value');
});
