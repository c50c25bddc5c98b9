// The two sides of the comparison: Segment's own library, and our destination made from the same definition.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../ready.mjs';
import { beginRun } from './freeze.mjs';

const require = createRequire(`${root}/package.json`);
const { compile } = require(`${root}/packages/engine`);
const { bodyText } = require(`${root}/packages/kit/dist/host.js`);

/** Replaces the one function through which Segment's library sends; returns a way to set the answers and to get the requests. */
export function spyOnSegment(folder) {
  const load = createRequire(join(folder, 'package.json'));
  const corePath = createRequire(load.resolve('@segment/action-destinations')).resolve('@segment/actions-core');
  const fetching = require(join(corePath, '..', 'fetch.js'));
  let answer;
  let requests = [];
  fetching.default = async (request) => {
    const place = requests.length;
    const text = request.body === null ? undefined : Buffer.from(await request.arrayBuffer()).toString('utf8');
    requests.push(
      requestOf({ method: request.method, url: request.url, headers: Object.fromEntries(request.headers), text }),
    );
    const { status, headers, text: content } = answer(place);
    return new fetching.Response(content, { status, statusText: statusTexts[status], headers, url: request.url });
  };
  return {
    begin(next) {
      answer = next;
      requests = [];
      beginRun();
    },
    requests: () => requests,
  };
}

const statusTexts = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};

function requestOf({ method, url, headers, text }) {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { method, url, headers: Object.fromEntries(named.filter(([name]) => !ofConnections.has(name))), body: text };
}

/** Headers that node-fetch and our transport add or drop as they send. */
const ofConnections = new Set(['accept', 'accept-encoding', 'content-length', 'host', 'connection']);

const oauth = {
  access_token: 'token-1',
  refresh_token: 'refresh-1',
  clientId: 'client-1',
  clientSecret: 'secret-1',
  refresh_token_url: 'https://vendor.example/token',
};
const ourOauth = {
  oauth_access_token: oauth.access_token,
  oauth_refresh_token: oauth.refresh_token,
  oauth_client_id: oauth.clientId,
  oauth_client_secret: oauth.clientSecret,
  oauth_refresh_token_url: oauth.refresh_token_url,
};

/** Runs an event through Segment's library and returns its requests and its outcome. */
export async function throughSegment(host, spy, { event, settings, subscription, answer }) {
  spy.begin(answer);
  const outcome = await host
    .onEvent(structuredClone(event), segmentSettings(settings, { subscription }))
    .then(
      (results) => (results.some(({ output }) => output === 'not subscribed') ? 'skipped' : 'delivered'),
      kindOfError,
    );
  host.responses.length = 0;
  return { requests: spy.requests(), outcomes: [outcome] };
}

export async function batchThroughSegment(host, spy, { events, settings, subscription, answer }) {
  spy.begin(answer);
  const outcomes = await host.onBatch(structuredClone(events), segmentSettings(settings, { subscription })).then(
    ([{ multistatus }]) => multistatus.map((node) => (node.status < 400 ? 'delivered' : kindOfStatus(node.status))),
    (error) => events.map(() => `all ${kindOfError(error)}`),
  );
  host.responses.length = 0;
  return { requests: spy.requests(), outcomes };
}

function segmentSettings(settings, more) {
  return { ...structuredClone(settings), oauth: { ...oauth }, ...structuredClone(more) };
}

function kindOfError(error) {
  if (error.name === 'AggregateAjvError' || error.name === 'ValidationError') return 'refused';
  return kindOfStatus(error.status ?? error.response?.status);
}

function kindOfStatus(status) {
  if (status === undefined) return 'failed';
  if ([408, 423, 429].includes(status) || (status >= 500 && status !== 501)) return 'retry';
  return status === 401 || status === 403 ? 'settings' : 'refused';
}

/** Compiles a destination with its own presets; throws if that is not possible. */
export function compileOurs(destination, settings) {
  return compile(destination, { settings: ourSettings(settings, false) });
}

function ourSettings(settings, usesOAuth) {
  const scalars = Object.entries(settings).map(([key, value]) => [key, Array.isArray(value) ? value.join() : value]);
  return { ...Object.fromEntries(scalars), ...(usesOAuth && ourOauth) };
}

/** The same through our engine. */
export async function throughUs(destination, spy, { events, settings, subscription, answer, usesOAuth }) {
  let pipeline;
  try {
    pipeline = compile(destination, { settings: ourSettings(settings, usesOAuth), subscriptions: [subscription] });
  } catch (error) {
    return {
      requests: [],
      outcomes: events.map(() => (error.name === 'ConfigurationError' ? 'refused' : 'broken')),
      error,
    };
  }
  spy.begin(answer);
  // An action may create its own client from Segment's library: the spy adds that client's requests to the same list.
  const requests = spy.requests();
  let carried = 0;
  const transport = {
    async send(request) {
      carried += 1;
      const place = requests.length;
      const { method, url, headers, bytes } = request;
      requests.push(
        requestOf({ method, url, headers, text: bytes ? Buffer.from(bytes).toString('utf8') : bodyText(request) }),
      );
      const { text, ...rest } = answer(place);
      return { ...rest, json: undefined, text };
    },
    async close() {},
  };
  const outcomes = [];
  const messages = [];
  const options = { transport, attempts: 1, concurrency: 1, lingerMilliseconds: 0 };
  for await (const { outcome } of pipeline.deliver(events, options)) {
    outcomes.push(kindOf(outcome));
    messages.push(outcome.message);
  }
  return { requests, outcomes, messages, isCarried: carried === requests.length };
}

function kindOf({ status, fix }) {
  if (status !== 'rejected') return status;
  return fix === 'settings' ? 'settings' : 'refused';
}
