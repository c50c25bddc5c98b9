import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppEnvironment } from './app-environment';
import type { HttpRefusal } from './http-refusal';

/** Answers rudder-server, which panics at an answer of processor, router or batch without this header. */
export function answerJson(c: Context<AppEnvironment>, status: number, body: unknown): Response {
  return c.json(body, status as ContentfulStatusCode, { apiVersion: '2' }); // -- all of ours have a body
}

/** The same, of what is JSON already. */
export function answerBytes(c: Context<AppEnvironment>, status: number, bytes: Uint8Array<ArrayBuffer>): Response {
  return c.body(bytes, status as ContentfulStatusCode, { apiVersion: '2', 'content-type': 'application/json' });
}

/** Tells rudder-server why a request is not answered. */
export function answerRefusal(c: Context<AppEnvironment>, { status, message }: HttpRefusal): Response {
  // Asks those callers that look at it to come again, for as long as it takes.
  if (status === 503) {
    c.header('X-Rudder-Should-Retry', 'true');
    c.header('X-Rudder-Error-Reason', message);
  }
  const report = c.get('report');
  report.reason = message;
  return answerFailure(c, status, message);
}

/** Answers a failure in the form that the route has: user deletion is answered with a list, whatever happens. */
export function answerFailure(c: Context<AppEnvironment>, status: number, error: string): Response {
  return answerJson(c, status, c.get('report').route === 'deletion' ? [{ statusCode: status, error }] : { error });
}
