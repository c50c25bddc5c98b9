import { readFileSync } from 'node:fs';
import { catalog } from '@sluice/catalog';
import { generateEvents, recentEvents, specEvents } from '@sluice/test-utils/events';
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
  const shown = await runSluice(['preview', slug, '--to-simulator', '--reveal-secrets', '--format', 'json'], { stdin });
  const { requests } = JSON.parse(shown.stdout) as { requests: Previewed[] };
  const traffic = temporaryFile('traffic.ndjson', '');
  const argv = ['send', slug, '--to-simulator', '--traffic', traffic, '--concurrency', '1', '--format', 'json'];
  await runSluice(argv, { stdin });
  const sent = readFileSync(traffic, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Exchange);

  expect(sent.length).toBeGreaterThan(0);
  expect(sent).toHaveLength(requests.length);
  for (const [index, { method, url, headers, json }] of requests.entries()) {
    const { pathname, search } = new URL(url);
    const { [index]: exchange } = sent;
    const named = Object.keys(headers).map((name) => [name, exchange?.headers[name.toLowerCase()]]);
    expect({ ...exchange, headers: Object.fromEntries(named) }).toMatchObject({
      method,
      url: pathname + search,
      headers,
      body: json === undefined ? '' : JSON.stringify(json),
    });
  }
});
