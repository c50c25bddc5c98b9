import { Exposition } from './exposition';
import type { JobCount } from './jobs-by-status';
import { addProcessMetrics } from './process-metrics';

/** One request that has been answered. Each text has only a few possible values. */
interface AnsweredRequest {
  /** `processor`, `router`, …, `upstream` for forwarded requests, `other` for those that nothing answers. */
  readonly route: string;
  /** The name of a destination that we own, else `other`. */
  readonly destination: string;
  readonly status: number;
  readonly seconds: number;
  readonly bodyBytes: number;
  readonly jobs: readonly JobCount[];
}

/** The server's metrics for Prometheus. Labels contain no user data and have few values. */
export interface Metrics {
  readonly contentType: string;
  text(): string;
  count(request: AnsweredRequest): void;
  readonly countShed: () => void;
}

/** What is in flight at the moment. */
export interface InFlight {
  readonly requests: () => number;
  readonly bytes: () => number;
}

/** Creates the metrics of one server. */
export function createMetrics(inFlight: InFlight): Metrics {
  const exposition = new Exposition();
  const seconds = exposition.histogram(
    'sluice_request_duration_seconds',
    'From a request to its answer.',
    [0.001, 0.005, 0.025, 0.1, 0.5, 1, 5, 30, 120, 600],
  );
  const bytes = exposition.histogram(
    'sluice_request_body_size_bytes',
    'Bodies that were read, as they were sent.',
    [1e3, 1e4, 1e5, 1e6, 1e7, 1e8],
  );
  const jobs = exposition.counter('sluice_jobs_total', 'What rudder-server was told of its jobs.');
  const shed = exposition.counter(
    'sluice_requests_shed_total',
    'Requests sent away because too many, or too many bytes, were under way.',
  );
  shed(0);
  exposition.gauge(
    'sluice_requests_in_flight',
    'Requests under way to the destinations that are owned.',
    inFlight.requests,
  );
  exposition.gauge('sluice_body_bytes_in_flight', 'Memory that bodies under way take, about.', inFlight.bytes);
  addProcessMetrics(exposition);

  return {
    contentType: Exposition.contentType,
    text: () => exposition.text(),
    count(request) {
      const { route, destination } = request;
      seconds(request.seconds, { route, destination, status: request.status });
      if (request.bodyBytes > 0) bytes(request.bodyBytes, { route, destination });
      for (const { statusCode, errorType, jobs: number } of request.jobs) {
        jobs(number, { route, destination, status: statusCode, error_type: errorType });
      }
    },
    countShed: () => shed(1),
  };
}
