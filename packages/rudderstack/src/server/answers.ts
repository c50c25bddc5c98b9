import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppEnvironment } from './app-environment';
import type { HttpRefusal } from './http-refusal';

/** Answers rudder-server, which panics if a processor, router or batch answer lacks this header. */
export function answerJson(c: Context<AppEnvironment>, status: number, body: unknown): Response {
  return c.json(body, status as ContentfulStatusCode, { apiVersion: '2' }); // -- all of ours have a body
}

/** The same for bytes that are JSON already. */
export function answerBytes(c: Context<AppEnvironment>, status: number, bytes: Uint8Array<ArrayBuffer>): Response {
  return c.body(bytes, status as ContentfulStatusCode, { apiVersion: '2', 'content-type': 'application/json' });
}

/** Tells rudder-server why its request is refused. */
export function answerRefusal(c: Context<AppEnvironment>, { status, message }: HttpRefusal): Response {
  // Makes callers that look at this header retry for as long as it takes.
  if (status === 503) {
    c.header('X-Rudder-Should-Retry', 'true');
    c.header('X-Rudder-Error-Reason', message);
  }
  const report = c.get('report');
  report.reason = message;
  return answerFailure(c, status, message);
}

/** Answers a failure in the route's own format: a user deletion is always answered with a list. */
export function answerFailure(c: Context<AppEnvironment>, status: number, error: string): Response {
  return answerJson(c, status, c.get('report').route === 'deletion' ? [{ statusCode: status, error }] : { error });
}
