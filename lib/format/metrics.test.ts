import { expect, test } from 'vitest';
import { addDuration, createDistribution } from '../domain/metrics';
import { formatMetrics } from './metrics';

test('the example of the format: a counter with labels, escaped', () => {
  const text = formatMetrics([
    {
      name: 'http_requests_total',
      help: 'The total number of HTTP requests.',
      type: 'counter',
      samples: [
        { labels: { method: 'post', code: '200' }, value: 1027 },
        { labels: { path: 'C:\\DIR\\"x"\n' }, value: 3 },
      ],
    },
  ]);
  expect(text).toBe(`# HELP http_requests_total The total number of HTTP requests.
# TYPE http_requests_total counter
http_requests_total{method="post",code="200"} 1027
http_requests_total{path="C:\\\\DIR\\\\\\"x\\"\\n"} 3
`);
});

test('the classes of a distribution are cumulative, and what is above all bounds counts in +Inf alone', () => {
  const taken = createDistribution([0.1, 1]);
  for (const seconds of [0.05, 0.1, 0.7, 4]) addDuration(taken, seconds);
  const text = formatMetrics([{ name: 't', help: 'x', type: 'histogram', samples: [{ value: taken }] }]);
  expect(text.split('\n').slice(2, 7)).toEqual([
    't_bucket{le="0.1"} 2',
    't_bucket{le="1"} 3',
    't_bucket{le="+Inf"} 4',
    't_sum 4.85',
    't_count 4',
  ]);
});
