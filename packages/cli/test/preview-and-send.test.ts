import { readFileSync } from 'node:fs';
import { catalog } from '@sluice/catalog';
import { hideSecrets, prepareSettings } from '@sluice/kit/host';
import { generateEvents, recentEvents, specEvents } from '@sluice/events';
import { simulators } from '@sluice/simulators';
import { runSluice, temporaryFile } from './run-sluice';

interface Previewed {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly json?: unknown;
}
interface Exchange extends Omit<Previewed, 'json'> {
  readonly body: string;
}

const events = recentEvents([...specEvents, ...generateEvents({ count: 150, visitors: 6 })]);
const stdin = events.map((event) => `${JSON.stringify(event)}\n`).join('');

it.each(Object.keys(catalog))('what %s is sent is what the preview showed', async (slug) => {
  const shown = await runSluice(['preview', slug, '--to-simulator', '--reveal-secrets', '--json'], { stdin });
  // The file of the traffic shows no secret either.
  const account = simulators[slug]?.account ?? {};
  const secrets = prepareSettings(catalog[slug]?.authentication.fields ?? {}, account);
  const { requests } = JSON.parse(hideSecrets(shown.stdout, secrets)) as { requests: Previewed[] };
  const traffic = temporaryFile('traffic.ndjson', '');
  const argv = ['send', slug, '--to-simulator', '--traffic', traffic, '--concurrency', '1', '--json'];
  await runSluice(argv, { stdin });
  const sent = readFileSync(traffic, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Exchange);

  const asSent = requests.map(({ method, url, headers, json }) => {
    const { pathname, search } = new URL(url);
    return { method, url: pathname + search, headers: lowered(headers), body: json ? JSON.stringify(json) : '' };
  });
  const names = new Set(asSent.flatMap(({ headers }) => Object.keys(headers)));
  const arrived = sent.map(({ method, url, headers, body }) => {
    const own = Object.entries(headers).filter(([name]) => names.has(name));
    return { method, url, headers: Object.fromEntries(own), body };
  });
  expect(sent.length).toBeGreaterThan(0);
  expect(sorted(arrived)).toEqual(sorted(asSent));
});

function lowered(headers: Previewed['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Without the order: only one person's requests keep theirs. */
function sorted(requests: readonly { readonly headers: object }[]): string[] {
  return requests
    .map((request) =>
      JSON.stringify({
        ...request,
        headers: Object.entries(request.headers).toSorted(([one], [other]) => one.localeCompare(other)),
      }),
    )
    .toSorted();
}
