import type { Distribution, DistributionMetric, Metric } from '../domain/metrics';

/** The media type of Prometheus' text format. */
export const metricsType = 'text/plain; version=0.0.4; charset=utf-8';

/** Measurements in Prometheus' text format (version 0.0.4). */
export function formatMetrics(metrics: readonly (Metric | DistributionMetric)[]): string {
  return metrics.map((metric) => `${formatHead(metric)}${formatSamples(metric).join('\n')}\n`).join('');
}

function formatHead({ name, help, type }: Metric | DistributionMetric): string {
  return `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n# TYPE ${name} ${type}\n`;
}

function formatSamples(metric: Metric | DistributionMetric): string[] {
  if (metric.type !== 'histogram') {
    return metric.samples.map(({ labels, value }) => formatSample(metric.name, value, labels));
  }
  return metric.samples.flatMap(({ labels, value }) => formatDistribution(metric.name, value, labels));
}

function formatDistribution(name: string, of: Distribution, labels: Record<string, string> = {}): string[] {
  let below = 0;
  const classes = of.bounds.map((bound, at) => {
    below += of.classes[at] ?? 0;
    return formatSample(`${name}_bucket`, below, { ...labels, le: String(bound) });
  });
  return [
    ...classes,
    formatSample(`${name}_bucket`, of.count, { ...labels, le: '+Inf' }),
    formatSample(`${name}_sum`, of.sum, labels),
    formatSample(`${name}_count`, of.count, labels),
  ];
}

function formatSample(name: string, value: number, labels: Record<string, string> = {}): string {
  const named = Object.entries(labels).map(([label, text]) => `${label}="${escapeLabel(text)}"`);
  return `${name}${named.length > 0 ? `{${named.join(',')}}` : ''} ${value}`;
}

function escapeLabel(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
