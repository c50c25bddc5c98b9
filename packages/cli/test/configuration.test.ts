import { runSluice, temporaryFile } from './run-sluice';

const good = { baseUrl: 'https://api.acme.dev', streamId: 'stream-1' };
const stdin = '{"type":"track","event":"X","userId":"1"}';

async function previewWith(settings: string | object, env: Record<string, string> = {}, more: readonly string[] = []) {
  const file = temporaryFile('bloomreach.json', settings);
  const { code, stdout, stderr } = await runSluice(['preview', 'bloomreach', '--settings', file, ...more], {
    stdin,
    env,
  });
  return { code, stdout, stderr: stderr.replaceAll(file, 'bloomreach.json') };
}

async function subscribedWith(subscriptions: string | object) {
  const file = temporaryFile('subscriptions.json', subscriptions);
  const { code, stderr } = await runSluice(['preview', 'bloomreach', '--to-simulator', '--subscriptions', file], {
    stdin,
  });
  return { code, stderr: stderr.replaceAll(file, 'subscriptions.json') };
}

describe('a settings file', () => {
  it('may take texts from the environment', async () => {
    const { code, stdout } = await previewWith({ ...good, streamId: 'a-${PART}-$${b}' }, { PART: 'x' });
    expect(code).toBe(0);
    expect(stdout).toContain(`stream_id=${encodeURIComponent('a-x-${b}')}`);
  });

  it('with variables that are not set is refused, and setting and variable are named', async () => {
    const { code, stderr } = await previewWith({ ...good, streamId: '${STREAM}', apiSecret: 'x${SECRET}' });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'bloomreach.json: settings.streamId: the environment variable STREAM is not set. Set it, or write the value in its place.\n' +
        'bloomreach.json: settings.apiSecret: the environment variable SECRET is not set. Set it, or write the value in its place.\n',
    );
  });

  it('with a "${" that names no variable is refused', async () => {
    const { code, stderr } = await previewWith({ ...good, apiSecret: 'pass${word' });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^bloomreach\.json: settings\.apiSecret: it has a "\$\{" without the name of an environment variable\./,
    );
    expect(stderr).not.toContain('word');
  });

  it('with wrong, missing and unknown settings gets one line for each, which says what is expected and where it is found', async () => {
    const { code, stderr } = await previewWith({
      streamID: 'x',
      sendVisitorHeaders: 'perhaps',
      authentication: 'magic',
    });
    expect(code).toBe(2);
    const lines = stderr.trim().split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^bloomreach\.json: settings\.streamID: .*no such setting.*streamId/),
      expect.stringMatching(/^bloomreach\.json: settings\.baseUrl: API Target URL is missing\. Data hub →/),
      expect.stringMatching(/^bloomreach\.json: settings\.authentication: .*one of: none, basic/),
      expect.stringMatching(/^bloomreach\.json: settings\.sendVisitorHeaders: .*true or false/),
      expect.stringMatching(/^bloomreach\.json: settings\.streamId: Stream ID is missing\./),
    ]);
  });

  it('that is no JSON gets the place of the mistake, and none of its content is printed', async () => {
    const { code, stderr } = await previewWith('{\n  "streamId": "x",\n  "apiSecret": s3cr3t\n}');
    expect(code).toBe(2);
    expect(stderr).toBe("bloomreach.json: not JSON: Unexpected token 's' (line 3, column 16).\n");
  });

  it('that is no object, or not there, is refused', async () => {
    expect(await previewWith('["x"]')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('must be a JSON object'),
    });
    const missing = await runSluice(['send', 'bloomreach', '--settings', '/nowhere/s.json'], { stdin });
    expect(missing).toMatchObject({ code: 2, stdout: '', stderr: '/nowhere/s.json: there is no such file.\n' });
  });

  it('with keys that mean something to JavaScript is harmless', async () => {
    const { code, stderr } = await previewWith('{"__proto__": {"baseUrl": "https://x.example"}, "constructor": "x"}');
    expect(code).toBe(2);
    expect(stderr).toContain('settings.__proto__');
    expect(stderr).toContain('settings.baseUrl: API Target URL is missing');
  });

  it('is asked for where there is none', async () => {
    const { code, stderr } = await runSluice(['send', 'bloomreach'], { stdin });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^settings\.baseUrl: API Target URL is missing/);
    expect(stderr).toContain(
      '--settings ("sluice describe bloomreach" explains each); or try it with --to-simulator.\n',
    );
  });

  it('is laid over the account of the simulator', async () => {
    const { stdout } = await previewWith({ streamId: 'mine' }, {}, ['--to-simulator']);
    expect(stdout).toContain('https://api.bloomreach.example/track/u/v1/batch?stream_id=mine');
  });
});

describe('a subscriptions file', () => {
  const subscription = {
    partnerAction: 'trackEvent',
    subscribe: 'type = "track"',
    mapping: { event_type: { '@path': '$.event' } },
  };

  it('may be the presets that "describe --json" prints', async () => {
    const { presets } = JSON.parse((await runSluice(['describe', 'bloomreach', '--json'])).stdout);
    expect(await subscribedWith(presets)).toEqual({ code: 0, stderr: '' });
  });

  it.each([
    [
      'an unknown action',
      { ...subscription, partnerAction: 'trackevent' },
      /subscriptions\[1\]\.partnerAction: .*trackEvent/,
    ],
    [
      'single quotes',
      { ...subscription, subscribe: "type = 'track'" },
      /subscriptions\[1\]\.subscribe: .*double quotes/,
    ],
    [
      'a field that does not exist',
      { ...subscription, mapping: { nme: 1 } },
      /subscriptions\[1\]\.mapping\.nme: .*no such field/,
    ],
    [
      'a misspelt directive',
      { ...subscription, mapping: { event_type: { '@pth': '$.event' } } },
      /subscriptions\[1\]\.mapping.*@pth/,
    ],
    [
      'a misspelt key',
      { ...subscription, subscrib: 'x' },
      /subscriptions\[1\]\.subscrib: There is no such key\. Did you mean subscribe\?/,
    ],
    [
      'no mapping',
      { partnerAction: 'trackEvent', subscribe: 'type = "track"' },
      /subscriptions\[1\]\.mapping: The mapping must be an object/,
    ],
    ['no subscription at all', 'track', /subscriptions\[1\]: It must be an object/],
  ])('with %s is refused, and the place is named', async (_, wrong, message) => {
    const { code, stderr } = await subscribedWith([subscription, wrong]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    for (const line of stderr.trim().split('\n')) expect(line).toMatch(/^subscriptions\.json: subscriptions\[1\]/);
  });

  it('may hold only what differs from the presets', async () => {
    expect(await subscribedWith({ 'Track event': { mapping: { event_type: 'fixed' } } })).toEqual({
      code: 0,
      stderr: '',
    });
    expect(await subscribedWith({ 'Trak event': false })).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^subscriptions\.json: subscriptions\["Trak event"\]: Bloomreach has no preset/),
    });
  });

  it('that is neither an object nor a list is refused, and both are shown', async () => {
    expect(await subscribedWith('"x"')).toEqual({
      code: 2,
      stderr: expect.stringMatching(/must be an object with what differs .* or a list of .*sluice describe/),
    });
  });
});
