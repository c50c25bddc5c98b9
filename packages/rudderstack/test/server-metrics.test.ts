import { config } from './bloomreach-config';
import { track } from './bloomreach-events';
import { jobsOf } from './rudder-requests';
import { startServer } from './start-server';

const jobs = jobsOf([track('A'), track('B', ''), track('C', 'u-secret-77')], config);

test('counts requests and jobs, with few values of each label', async () => {
  const { post, get } = await startServer();
  await post('/v0/destinations/bloomreach', jobs);
  await post('/routerTransform', { input: jobs, destType: 'bloomreach' });
  for (let index = 0; index < 5; index += 1) await post(`/v0/destinations/random-${index}`, []);
  for (let index = 0; index < 5; index += 1) await get(`/random-${index}`);
  const { text, headers } = await get('/metrics');
  expect(headers.get('content-type')).toContain('text/plain');
  for (const line of [
    'sluice_jobs_total{route="processor",destination="bloomreach",status="200",error_type=""} 2',
    'sluice_jobs_total{route="processor",destination="bloomreach",status="400",error_type="instrumentation"} 1',
    'sluice_jobs_total{route="router",destination="bloomreach",status="200",error_type=""} 2',
    'sluice_jobs_total{route="router",destination="bloomreach",status="400",error_type="instrumentation"} 1',
    'sluice_request_duration_seconds_count{route="processor",destination="bloomreach",status="200"} 1',
    'sluice_request_duration_seconds_count{route="processor",destination="other",status="404"} 5',
    'sluice_request_duration_seconds_count{route="other",destination="other",status="404"} 5',
    'sluice_request_body_size_bytes_count{route="router",destination="bloomreach"} 1',
    'sluice_requests_in_flight 0',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  expect(text).toContain('process_cpu_seconds_total');
  expect(text).not.toMatch(/random|u-secret/);
});

test('writes every metric as Prometheus reads it', async () => {
  const { post, get } = await startServer();
  await post('/v0/destinations/bloomreach', jobs);
  await get('/metrics');
  const { text } = await get('/metrics');
  const number = String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
  const labels = String.raw`(?:\{\w+="[^"\\]*"(?:,\w+="[^"\\]*")*\})?`;
  const lines = text.split('\n').filter(Boolean);
  const named = (form: RegExp) => lines.map((line) => form.exec(line)?.[1]).filter((name) => name !== undefined);
  const families = named(/^# TYPE (\w+) (?:counter|gauge|histogram)$/);
  expect(families).toEqual(named(/^# HELP (\w+) \S.*\.$/));
  const samples = named(new RegExp(`^(\\w+)${labels} ${number}$`));
  expect(lines).toHaveLength(2 * families.length + samples.length);
  for (const sample of samples) {
    expect(
      families.some((family) => [family, `${family}_bucket`, `${family}_sum`, `${family}_count`].includes(sample)),
    ).toBe(true);
  }
  const buckets = [
    ...text.matchAll(/^sluice_request_duration_seconds_bucket\{route="processor",.*le="(.*)"\} (\d+)$/gm),
  ];
  expect(buckets.map(([, bound]) => bound)).toEqual([
    '0.001',
    '0.005',
    '0.025',
    '0.1',
    '0.5',
    '1',
    '5',
    '30',
    '120',
    '600',
    '+Inf',
  ]);
  const counts = buckets.map(([, , count]) => Number(count));
  expect(counts).toEqual(counts.toSorted((one, other) => one - other));
  expect(counts.at(-1)).toBe(1);
  const [, size] =
    /^sluice_request_body_size_bytes_sum\{route="processor",destination="bloomreach"\} (\d+)$/m.exec(text) ?? [];
  expect(Number(size)).toBe(JSON.stringify(jobs).length);
});

test('names units in the names of its metrics', async () => {
  const { get } = await startServer();
  const names = [...(await get('/metrics')).text.matchAll(/^# TYPE (sluice_\w+) (histogram|counter)$/gm)];
  expect(names.length).toBeGreaterThan(2);
  for (const [, name] of names) expect(name).toMatch(/_(seconds|bytes|total)$/);
});

test('logs a line for each request, at warn where something failed, and nothing of what was sent', async () => {
  const { post, get, logged } = await startServer();
  await get('/health');
  await post('/v0/destinations/bloomreach', jobs);
  await post('/routerTransform?key=u-secret-77', { input: jobs.slice(2), destType: 'bloomreach' });
  await post('/v0/destinations/u-secret-77', jobs);
  await post('/deleteUsers', [
    { jobId: '1', destType: 'bloomreach', config, userAttributes: [{ userId: 'u-secret-77' }] },
  ]);
  const lines = logged.filter(({ msg }) => msg === 'answered');
  expect(lines.map(({ level, route, destination, status }) => [level, route, destination, status])).toEqual([
    [20, 'health', 'other', 200],
    [40, 'processor', 'bloomreach', 200],
    [20, 'router', 'bloomreach', 200],
    [40, 'processor', 'other', 404],
    [40, 'deletion', 'bloomreach', expect.any(Number)],
  ]);
  expect(lines[1]).toMatchObject({ jobs: { 200: 2, '400 instrumentation': 1 }, bodyBytes: expect.any(Number) });
  const text = JSON.stringify(logged);
  for (const secret of ['u-secret-77', config.apiSecret, 'plan']) expect(text).not.toContain(secret);
});
