import { isObject } from '@sluice/kit/host';
import type { Context, Hono } from 'hono';
import type { Adapter } from '../adapter/adapter';
import { answerJson } from './answers';
import type { AppEnvironment } from './app-environment';
import type { Gate } from './gate';
import { HttpRefusal } from './http-refusal';
import { mergeFeatures } from './merge-features';
import type { Metrics } from './metrics';
import { openApi } from './open-api';
import type { ServerLimits } from './server-limits';
import type { Upstream } from './upstream';

export interface StatusRoutesOptions {
  readonly adapter: Adapter;
  readonly version: string;
  readonly metrics: Metrics;
  readonly gate: Gate;
  readonly limits: ServerLimits;
  readonly upstream: Upstream | undefined;
  readonly isStopping: () => boolean;
}

/** Adds the routes about the server itself: health, features, metrics, documentation and version. */
export function addStatusRoutes(app: Hono<AppEnvironment>, options: StatusRoutesOptions): void {
  const { adapter, version, metrics, gate, limits, upstream, isStopping } = options;
  let known: unknown;

  const answerHealth = (c: Context<AppEnvironment>, reason: string | undefined, behind?: unknown) => {
    c.get('report').route = 'health';
    if (reason === undefined)
      return answerJson(c, 200, { service: 'UP', ...(isObject(behind) && behind), sluiceVersion: version });
    c.get('report').reason = reason;
    return answerJson(c, 503, { service: 'DOWN', reason, sluiceVersion: version });
  };
  const ownProblem = (): string | undefined => {
    if (isStopping()) return 'It is stopping.';
    return gate.fullFor() > limits.requestMilliseconds
      ? 'No place has been free for longer than --request-timeout.'
      : undefined;
  };

  app.get('/health', async (c) => {
    const problem = ownProblem();
    if (problem !== undefined) return answerHealth(c, problem);
    try {
      return answerHealth(c, undefined, await upstream?.get('/health'));
    } catch {
      return answerHealth(c, 'The transformer behind this server (--upstream) is not healthy.');
    }
  });

  // With /health, a load balancer would remove every replica when the transformer behind them is down, and our destinations too.
  app.get('/ready', (c) => answerHealth(c, ownProblem()));

  app.get('/features', async (c) => {
    c.get('report').route = 'features';
    try {
      known = (await upstream?.get('/features')) ?? known;
    } catch {
      // Our features alone would disable the transformer's for all other destinations, so its last answer is used.
      if (known === undefined) {
        throw new HttpRefusal(503, 'The transformer behind this server (--upstream) does not tell its features.');
      }
    }
    return answerJson(
      c,
      200,
      mergeFeatures(adapter.features(), known, (name) => adapter.owns(name)),
    );
  });

  app.get('/metrics', (c) => {
    c.get('report').route = 'metrics';
    return c.body(metrics.text(), 200, { 'content-type': metrics.contentType });
  });

  app.get('/docs.json', (c) => {
    c.get('report').route = 'docs';
    return answerJson(c, 200, openApi(version, adapter.names));
  });

  // Only people ask for it; if there is a transformer behind us, they want its version.
  if (upstream) return;
  for (const path of ['/version', '/buildVersion', '/transformerBuildVersion']) {
    app.get(path, (c) => {
      c.get('report').route = 'version';
      return c.text(version);
    });
  }
}
