import type { RestRequest } from '../src/protocol/rest-request';
import type { RudderJob } from './rudder-requests';

/** What rudder-server posts to the proxy: the REST object without its version, some of the jobs' metadata, the configuration. */
export function posted(request: RestRequest, jobs: readonly RudderJob[]): Readonly<Record<string, unknown>> {
  const { version: _, ...rest } = request;
  const known = ['jobId', 'attemptNum', 'sourceId', 'destinationId', 'workspaceId', 'dontBatch'];
  const metadata = jobs.map((job) => ({
    ...Object.fromEntries(Object.entries(job.metadata).filter(([key]) => known.includes(key))),
    userId: '',
    secret: null,
  }));
  // The server reads and writes it again on the way.
  return JSON.parse(JSON.stringify({ ...rest, metadata, destinationConfig: jobs[0]?.destination.Config })) as Readonly<
    Record<string, unknown>
  >;
}
