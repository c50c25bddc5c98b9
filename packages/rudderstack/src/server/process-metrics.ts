import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Exposition } from './exposition';

/** Adds the usual metrics of a Node.js process, under the names that dashboards know. */
export function addProcessMetrics(exposition: Exposition): void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const cpuSeconds = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  const started = Date.now() / 1000 - process.uptime();
  exposition.counter('process_cpu_seconds_total', 'Time of processors, in user and system mode.', cpuSeconds);
  exposition.gauge('process_start_time_seconds', 'When the process started, since 1970.', () => started);
  exposition.gauge('process_resident_memory_bytes', 'Memory that is resident.', () => process.memoryUsage.rss());
  exposition.gauge('nodejs_heap_size_total_bytes', 'Size of the heap.', () => process.memoryUsage().heapTotal);
  exposition.gauge('nodejs_heap_size_used_bytes', 'Of the heap, what is used.', () => process.memoryUsage().heapUsed);
  exposition.gauge('nodejs_external_memory_bytes', 'Memory outside the heap.', () => process.memoryUsage().external);
  // Since the last scrape.
  exposition.gauge('nodejs_eventloop_lag_p99_seconds', 'How late the event loop was, 99th percentile.', () => {
    const seconds = delay.count > 0 ? delay.percentile(99) / 1e9 : 0;
    delay.reset();
    return seconds;
  });
}
