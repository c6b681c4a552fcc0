import type { Distribution, DistributionMetric, Metric } from '../../domain/metrics';

/** What scripts/measure-requests.mjs counts in the web server since its start. */
type RequestMeasures = {
  bounds: readonly number[];
  inFlight: number;
  requests: Map<string, number>;
  durations: Map<string, Omit<Distribution, 'bounds'>>;
  eventLoop: { percentile(share: number): number; max: number; reset(): void };
};

/** Requests and the process that answers them; none where nothing counts them, as in tests. */
export function describeRequests(): (Metric | DistributionMetric)[] {
  const measures = (globalThis as { kejarRequestMeasures?: RequestMeasures }).kejarRequestMeasures;
  if (!measures) return [];
  const { bounds, inFlight, requests, durations, eventLoop } = measures;
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const delays = [
    ['0.5', eventLoop.percentile(50)],
    ['0.99', eventLoop.percentile(99)],
    ['1', eventLoop.max],
  ] as const;
  // Each reading tells of the time since the one before.
  const metrics: (Metric | DistributionMetric)[] = [
    {
      ...{ name: 'kejar_http_requests_total', help: 'Answers by kind, method and status.', type: 'counter' },
      samples: [...requests].map(([key, value]) => {
        const [kind = '', method = '', status = ''] = key.split(' ');
        return { labels: { kind, method, status }, value };
      }),
    },
    {
      ...{ name: 'kejar_http_request_seconds', help: 'From a request to the end of its answer.', type: 'histogram' },
      samples: [...durations].map(([kind, taken]) => ({ labels: { kind }, value: { bounds, ...taken } })),
    },
    gauge('kejar_http_requests_running', 'Requests that are being answered.', inFlight),
    {
      name: 'kejar_event_loop_delay_seconds',
      help: 'Delay of the event loop since the last reading, by quantile.',
      type: 'gauge',
      samples: delays.map(([quantile, nanoseconds]) => ({ labels: { quantile }, value: nanoseconds / 1e9 })),
    },
    gauge('process_resident_memory_bytes', 'Resident memory of the web process.', rss),
    gauge('nodejs_heap_size_used_bytes', 'Heap that is in use.', heapUsed),
    {
      ...{ name: 'process_cpu_seconds_total', help: 'Processor time of the web process.', type: 'counter' },
      samples: [{ value: (user + system) / 1e6 }],
    },
    gauge(
      'process_start_time_seconds',
      'When the web process was started.',
      (Date.now() - process.uptime() * 1000) / 1000,
    ),
  ];
  eventLoop.reset();
  return metrics;
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, help, type: 'gauge', samples: [{ value }] };
}
