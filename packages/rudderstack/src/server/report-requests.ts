import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { AppEnvironment, RequestReport } from './app-environment';
import { isFailure, type JobCount } from './jobs-by-status';
import type { Metrics } from './metrics';

/** Counts and logs every request once it is answered: at debug, or at warn if something failed. */
export function reportRequests(metrics: Metrics, log: Logger): MiddlewareHandler<AppEnvironment> {
  return async (c, next) => {
    const start = performance.now();
    const report: RequestReport = { route: 'other', destination: 'other', bodyBytes: 0, jobs: [] };
    c.set('report', report);
    await next();
    const milliseconds = performance.now() - start;
    const { route, destination, bodyBytes, jobs, reason, status = c.res.status } = report;
    metrics.count({ route, destination, status, seconds: milliseconds / 1000, bodyBytes, jobs });
    const level = status >= 400 || jobs.some(isFailure) ? 'warn' : 'debug';
    log[level](
      {
        route,
        destination,
        status,
        milliseconds: Math.round(milliseconds),
        bodyBytes,
        ...(jobs.length > 0 && { jobs: Object.fromEntries(jobs.map((count) => [nameOf(count), count.jobs])) }),
        ...(reason !== undefined && { reason }),
      },
      'answered',
    );
  };
}

function nameOf({ statusCode, errorType }: JobCount): string {
  return `${statusCode} ${errorType}`.trim();
}
