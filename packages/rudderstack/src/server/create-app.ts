import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Adapter } from '../adapter/adapter';
import { answerFailure, answerRefusal } from './answers';
import type { AppEnvironment } from './app-environment';
import { forwardTo } from './forward-request';
import { createGate } from './gate';
import { HttpRefusal } from './http-refusal';
import { logDefect } from './log-defect';
import { createMetrics } from './metrics';
import { addOwnRoutes } from './own-routes';
import { reportRequests } from './report-requests';
import { defaultLimits, type ServerLimits } from './server-limits';
import { addStatusRoutes } from './status-routes';
import type { Upstream } from './upstream';

export interface AppOptions {
  /** Our version, as reported to callers. */
  readonly version: string;
  readonly log: Logger;
  readonly limits?: Partial<ServerLimits>;
  /** The transformer that answers everything else. */
  readonly upstream?: Upstream | undefined;
  /** Whether the server is stopping: health is then red, so that no more requests come. */
  readonly isStopping?: () => boolean;
}

/** The transformer's protocol over HTTP, for the destinations of an adapter. */
export function createApp(adapter: Adapter, options: AppOptions): Hono<AppEnvironment> {
  const { version, log, upstream, isStopping = () => false } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const metrics = createMetrics({ requests: () => gate.inside(), bytes: () => gate.bytes() });
  const gate = createGate(limits, metrics.countShed);
  const forward = upstream && forwardTo(upstream);
  const app = new Hono<AppEnvironment>();

  app.use(reportRequests(metrics, log));
  app.use(async (c, next) => {
    const closeIfStopping = () => {
      if (isStopping() && c.env.outgoing) c.env.outgoing.shouldKeepAlive = false;
    };
    closeIfStopping();
    await next();
    closeIfStopping();
  });
  if (upstream) {
    app.use((c, next) => {
      if (c.env.incoming && upstream.hasForwarded(c.env.incoming)) throw new HttpRefusal(508, leadsBack);
      return next();
    });
  }
  addStatusRoutes(app, { adapter, version, metrics, gate, limits, upstream, isStopping });
  addOwnRoutes(app, { adapter, limits, gate, forward });
  app.notFound((c) => {
    if (forward) return forward(c);
    throw new HttpRefusal(404, 'Nothing here answers this request: name the transformer that does with --upstream.');
  });
  app.onError((error, c) => {
    if (error instanceof HttpRefusal) return answerRefusal(c, error);
    logDefect(log, error);
    return answerFailure(c, 500, 'Internal error: see the log of this server.');
  });
  return app;
}

const leadsBack = 'The address of the transformer behind this server (--upstream) leads back to it.';
