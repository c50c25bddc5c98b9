import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '@sluice/catalog';
import type { Subscription } from '@sluice/engine';
import { checkSubscription } from '@sluice/engine/language';
import { defaultMapping } from '@sluice/kit/host';
import { runSluice, temporaryFile } from './run-sluice';

const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));
const slugs = Object.keys(catalog);

it('lists the destinations', async () => {
  const { code, stdout } = await runSluice(['list']);
  expect(code).toBe(0);
  for (const slug of slugs) expect(stdout).toMatch(new RegExp(`^${slug} +\\S`, 'm'));
  const json = JSON.parse((await runSluice(['list', '--json'])).stdout);
  expect(json.map(({ slug }: { slug: string }) => slug)).toEqual(slugs);
});

describe.each(Object.values(catalog))('$name', (destination) => {
  it('is described with every setting, action and preset', async () => {
    const { code, stdout } = await runSluice(['describe', destination.slug]);
    expect(code).toBe(0);
    for (const key of Object.keys(destination.authentication.fields)) expect(stdout).toContain(`\n  ${key} (`);
    for (const key of Object.keys(destination.actions)) expect(stdout).toContain(`\n  ${key}\n`);
    for (const { name, partnerAction } of destination.presets)
      expect(stdout).toContain(`\n  ${name} → ${partnerAction}\n`);
    expect(stdout.split('\n').length).toBeLessThan(400);
  });

  it('is described with every field of an action, by whatever name one calls it', async () => {
    for (const [key, { title, fields }] of Object.entries(destination.actions)) {
      const { code, stdout } = await runSluice(['describe', destination.slug, key]);
      expect(code).toBe(0);
      for (const field of Object.keys(fields)) expect(stdout).toContain(`\n  ${field} (`);
      const presets = destination.presets.filter(({ partnerAction }) => partnerAction === key);
      for (const { name, subscribe } of presets) expect(stdout).toContain(`\n  ${name} → ${key}\n      ${subscribe}\n`);
      const byTitle = await runSluice(['describe', destination.slug, title.toUpperCase()]);
      expect(byTitle.code).toBe(0);
    }
    const [{ name, partnerAction } = { name: '', partnerAction: '' }] = destination.presets;
    const { stdout } = await runSluice(['describe', destination.slug, name, '--json']);
    expect(Object.keys(JSON.parse(stdout).fields)).toEqual(
      Object.keys(destination.actions[partnerAction]?.fields ?? {}),
    );
  });

  it('is described with a subscription of each action that can be used as it is, or is filled in', async () => {
    for (const [key, { title, fields }] of Object.entries(destination.actions)) {
      const { stdout } = await runSluice(['describe', destination.slug, key, '--subscription']);
      const { [title]: subscription } = JSON.parse(stdout) as Record<string, Subscription>;
      expect(checkSubscription(destination, subscription as Subscription)).toEqual([]);
      expect(subscription).toMatchObject({ partnerAction: key, mapping: defaultMapping(fields) });
    }
  });

  it('is described as plain data, whole', async () => {
    const { stdout } = await runSluice(['describe', destination.slug, '--json']);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(destination)));
    expect(JSON.parse(stdout)).toMatchObject({ slug: destination.slug, presets: destination.presets });
  });

  it('is found by its name too, in any case of letters', async () => {
    expect((await runSluice(['describe', destination.name.toUpperCase()])).code).toBe(0);
  });
});

it('tells its version', async () => {
  expect(await runSluice(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

describe('help', () => {
  it('is printed where it is asked for', async () => {
    const { code, stdout } = await runSluice(['--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\n  send  +send events to destinations/);
  });

  it.each(['list', 'describe', 'init', 'try', 'preview', 'send', 'delete', 'simulate'])(
    'of "%s" has examples',
    async (command) => {
      const { code, stdout } = await runSluice([command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`Examples:\n.*sluice ${command}`));
    },
  );

  it.each([
    [['help', 'send'], /^Usage: sluice send /],
    [['help'], /^Usage: sluice \[options\]/],
    [['rudderstack', 'help', 'install'], /^Usage: sluice rudderstack install /],
    [['help', 'rudderstack', 'install'], /^Usage: sluice rudderstack /],
    [['rudderstack', '--help'], /^Usage: sluice rudderstack /],
  ])('answers %j', async (words, usage) => {
    const { code, stdout, stderr } = await runSluice(words);
    expect([code, stdout, stderr]).toEqual([0, expect.stringMatching(usage), '']);
  });

  it('is printed as an error where there is no command', async () => {
    const { code, stdout, stderr } = await runSluice([]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Usage: sluice');
  });
});

describe('a mistake', () => {
  it.each<readonly [string, string[], RegExp]>([
    ['an unknown command', ['sned'], /^Unknown command 'sned'\. Did you mean send\?\nSee sluice --help\n$/],
    ['an unknown command that help is asked for', ['sned', '--help'], /^Unknown command 'sned'\. Did you mean send\?/],
    ['help for an unknown command', ['help', 'nope'], /^Unknown command 'nope'\.\nSee sluice --help\n$/],
    [
      'an unknown command within another',
      ['rudderstack', 'instal'],
      /^Unknown command 'instal'\. Did you mean install\?\nSee sluice rudderstack --help\n$/,
    ],
    ['help for one within another', ['rudderstack', 'help', 'instal'], /^Unknown command 'instal'\./],
    ['the same from above', ['help', 'rudderstack', 'instal', '-h'], /^Unknown command 'instal'\./],
    ['a word too many', ['list', 'bloomreach'], /Too many arguments[^]*See sluice list --help/],
    [
      'an action that the vendor does not have',
      ['describe', 'commanders-act', 'ship'],
      /^Commanders Act has no action "ship"/,
    ],
    [
      'an unknown destination',
      ['describe', 'blomreach'],
      /no destination "blomreach"\. Did you mean bloomreach\? "sluice list" lists them/,
    ],
    [
      'an unknown action',
      ['describe', 'bloomreach', 'purchse'],
      /no action "purchse"\. Did you mean purchase\? "sluice describe bloomreach" lists them/,
    ],
    [
      'a subscription of no action',
      ['describe', 'tracify', '--subscription'],
      /^--subscription: name an action, too\.$/m,
    ],
    [
      'a destination like no other',
      ['describe', 'hubspot'],
      /no destination "hubspot"\. One of Segment.s would be segment:hubspot\. "sluice list" lists them/,
    ],
    [
      'a file where a destination is due',
      ['validate', 'sluice.json'],
      /no destination "sluice\.json"\. If it is a file, an option names it: see --help\./,
    ],
    ['an unknown simulator', ['simulate', 'blomreach'], /no simulator of "blomreach"\. Did you mean bloomreach\?/],
    ['an unknown option', ['send', 'bloomreach', '--to-simulater'], /Unknown option[^]*Did you mean --to-simulator\?/],
    ['a missing destination', ['send'], /Name a destination/],
    [
      'no events',
      ['send', 'bloomreach', '--to-simulator'],
      /^There are no events\. Name a file of events, or pipe them in/,
    ],
    ['a missing file', ['send', 'bloomreach', '--to-simulator', '/nowhere'], /^\/nowhere: there is no such file/],
    [
      'a folder',
      ['send', 'bloomreach', '--to-simulator', '/tmp'],
      /^\/tmp is a folder\. Name its files, as in \/tmp\/\*\.gz/,
    ],
    ['standard input twice', ['send', 'bloomreach', '--to-simulator', '-', '-'], /give it only once/],
    ['half an event', ['send', 'bloomreach', '--skip', '1.5'], /--skip <number>.*whole number, 0 or more/],
    ['no window', ['send', 'bloomreach', '--window', '0'], /--window <number>.*whole number, 1 or more/],
    [
      'ports that cannot all be',
      ['simulate', 'tracify', 'bluecore', '--port', '65535'],
      /^--port: 2 simulators need ports up to 65536; the highest is 65535/,
    ],
    ['a port that cannot be', ['simulate', 'bloomreach', '--port', '70000'], /whole number, 0 to 65535/],
    ['a fault that cannot be', ['simulate', 'bloomreach', '--fault', 'fire=5%'], /"fire=5%" is not a fault/],
    ['too many faults', ['simulate', 'bloomreach', '--fault', '429=60%', '--fault', '500=60%'], /more than 100%/],
    [
      'a fault without a simulator',
      ['send', 'bloomreach', '--fault', '429=5%'],
      /^--fault: only for a simulator in this process/,
    ],
    [
      'a seed for a simulator elsewhere',
      ['send', 'bloomreach', '--to-simulator', 'http://127.0.0.1:1', '--seed', '2'],
      /^--seed: only for/,
    ],
    [
      'a URL that is none',
      ['send', 'bloomreach', '--to-simulator', 'http://'],
      /'http:\/\/' is invalid\. It must be a URL/,
    ],
    [
      'an unknown status',
      ['preview', 'bloomreach', '--only', 'lost'],
      /Allowed choices are planned, skipped, rejected/,
    ],
  ])('%s is answered with the fix and exit code 2', async (_, argv, message) => {
    const { code, stdout, stderr } = await runSluice(argv);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('in a folder of rejected events is found before anything is sent', async () => {
    const events = temporaryFile('events.ndjson', '{"type":"track"}');
    const send = ['send', 'bloomreach', '--to-simulator', events, '--rejected'];
    expect((await runSluice([...send, '/nowhere/r.ndjson'])).stderr).toContain('there is no folder /nowhere');
    expect((await runSluice([...send, events])).stderr).toContain('--rejected must name another file');
  });
});
