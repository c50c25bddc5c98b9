import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { JobCount } from './jobs-by-status';

/** One request that has been answered. Every text is one of a few. */
export interface AnsweredRequest {
  /** `processor`, `router`, …, `upstream` for what was handed on, `other` for what nobody answers. */
  readonly route: string;
  /** The name of one that is owned, else `other`. */
  readonly destination: string;
  readonly status: number;
  readonly seconds: number;
  readonly bodyBytes: number;
  readonly jobs: readonly JobCount[];
}

/** The server's metrics for Prometheus. Labels hold no user's data and take few values. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  count(request: AnsweredRequest): void;
  readonly countShed: () => void;
}

/** What is under way at the moment. */
export interface InFlight {
  readonly requests: () => number;
  readonly bytes: () => number;
}

/** Makes metrics of their own registry. */
export function createMetrics(inFlight: InFlight): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'sluice_request_duration_seconds',
    help: 'From a request to its answer.',
    labelNames: ['route', 'destination', 'status'],
    buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 1, 5, 30, 120, 600],
    registers,
  });
  const bytes = new Histogram({
    name: 'sluice_request_body_size_bytes',
    help: 'Bodies that were read, as they were sent.',
    labelNames: ['route', 'destination'],
    buckets: [1e3, 1e4, 1e5, 1e6, 1e7, 1e8],
    registers,
  });
  const jobs = new Counter({
    name: 'sluice_jobs_total',
    help: 'What rudder-server was told of its jobs.',
    labelNames: ['route', 'destination', 'status', 'error_type'],
    registers,
  });
  const shed = new Counter({
    name: 'sluice_requests_shed_total',
    help: 'Requests sent away because too many, or too many bytes, were under way.',
    registers,
  });
  gauge('sluice_requests_in_flight', 'Requests under way to the destinations that are owned.', inFlight.requests);
  gauge('sluice_body_bytes_in_flight', 'Memory that bodies under way take, about.', inFlight.bytes);

  function gauge(name: string, help: string, value: () => number): void {
    const current = new Gauge({
      name,
      help,
      registers: [],
      collect() {
        this.set(value());
      },
    });
    registry.registerMetric(current);
  }

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    count(request) {
      const { route, destination } = request;
      seconds.observe({ route, destination, status: request.status }, request.seconds);
      if (request.bodyBytes > 0) bytes.observe({ route, destination }, request.bodyBytes);
      for (const { statusCode, errorType, jobs: number } of request.jobs) {
        jobs.inc({ route, destination, status: statusCode, error_type: errorType }, number);
      }
    },
    countShed: () => shed.inc(),
  };
}
