import { overNation } from '../../../db/client';
import { databaseLoad } from '../../../db/client-load';
import { getUpkeep, listLastReports } from '../../../db/queries/installation';
import type { DistributionMetric, Metric } from '../../domain/metrics';
import { describeQueue } from '../../imports/process/turns';
import { describeLongWork } from '../admission/turns';
import type { Context } from '../auth/context';
import { describeFault, log } from '../http/log';
import { commits } from '../http/measures';

/** So long what comes from the database is told again: monitoring asks every few seconds, from several places. */
const keptMs = 15_000;
/** Longer than this the database is as good as gone, and monitoring is told so instead of waiting. */
const patienceMs = 3_000;

/** What is known of an installation; null: the database did not answer in time. */
type Standing = { lastBackup: Date | null; campaigns: { slug: string; day: string | null; saved: Date | null }[] };

/** On `globalThis`: a bundler gives each route its own copy of this module. */
const shared = globalThis as { kejarStanding?: { until: number; standing: Promise<Standing | null> } };

/** How busy this process is, and how the installation stands. A database that is gone is told, and fails nothing. */
export async function collectMetrics({ database, now }: Context): Promise<(Metric | DistributionMetric)[]> {
  const kept = shared.kejarStanding;
  if (!kept || kept.until < now.getTime()) {
    shared.kejarStanding = { until: now.getTime() + keptMs, standing: loadStanding(database) };
  }
  const standing = (await shared.kejarStanding?.standing) ?? null;
  return [...describeProcess(database.connections), ...describeStanding(standing)];
}

async function loadStanding(database: Context['database']): Promise<Standing | null> {
  const asked = (async () => {
    const [{ lastBackup }, campaigns] = await Promise.all([
      getUpkeep(database),
      overNation(database, (transaction) => listLastReports(transaction)),
    ]);
    return { lastBackup, campaigns };
  })().catch((error: unknown) => {
    log.warn(describeFault(error), 'metrics without the database');
    return null;
  });
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), patienceMs).unref();
  });
  return Promise.race([asked, late]);
}

function describeProcess(connections: number): (Metric | DistributionMetric)[] {
  const { statements, transactions } = databaseLoad;
  const { running, waiting } = describeQueue();
  const long = describeLongWork();
  return [
    counter('kejar_import_commits_total', 'Commits of uploads by how they ended.', { outcome: commits.outcomes }),
    {
      ...{ name: 'kejar_import_commit_seconds', help: 'Duration of commits that were saved.', type: 'histogram' },
      samples: [{ value: commits.durations }],
    },
    gauge('kejar_check_queue_running', 'Files that are being read and checked.', running),
    gauge('kejar_check_queue_waiting', 'Files that wait for their turn to be read.', waiting),
    gauge('kejar_long_work_running', 'Files, pictures and long tables that are being made.', long.working),
    gauge('kejar_long_work_waiting', 'Requests that wait for their turn of long work.', long.waiting),
    gauge('kejar_database_connections_max', 'Connections that the pool of this process may open.', connections),
    gauge('kejar_database_statements_running', 'Statements at work or waiting for a connection.', statements.running),
    counter('kejar_database_statements_total', 'Statements by how they ended.', {
      outcome: { done: statements.done, failed: statements.failed },
    }),
    gauge('kejar_database_transactions_running', 'Transactions at work or waiting.', transactions.running),
    counter('kejar_database_transactions_total', 'Transactions by how they ended.', {
      outcome: { committed: transactions.committed, rolled_back: transactions.rolledBack },
    }),
  ];
}

function describeStanding(standing: Standing | null): Metric[] {
  const up = gauge(
    'kejar_database_up',
    'Whether the database answered within 3 seconds (1) or not (0).',
    standing ? 1 : 0,
  );
  if (standing === null) return [up];
  const { lastBackup, campaigns } = standing;
  const perCampaign = (name: string, help: string, of: (one: (typeof campaigns)[number]) => number | null): Metric => ({
    ...{ name, help, type: 'gauge' },
    samples: campaigns.flatMap((one) => {
      const value = of(one);
      return value === null ? [] : [{ labels: { campaign: one.slug }, value }];
    }),
  });
  return [
    up,
    perCampaign(
      'kejar_campaign_last_report_day_seconds',
      'Newest day that was reported of, as seconds since 1970 at its beginning in UTC. Missing: nothing was.',
      ({ day }) => (day === null ? null : Date.parse(`${day}T00:00:00Z`) / 1000),
    ),
    perCampaign(
      'kejar_campaign_last_saved_seconds',
      'When figures were last saved, as seconds since 1970. Missing: never.',
      ({ saved }) => (saved === null ? null : saved.getTime() / 1000),
    ),
    // Missing where no backup was ever made: an alert on its absence finds that, and 0 would look young or old by accident.
    ...(lastBackup === null
      ? []
      : [
          gauge(
            'kejar_backup_age_seconds',
            'Seconds since the last backup that passed its test.',
            (Date.now() - lastBackup.getTime()) / 1000,
          ),
        ]),
  ];
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, help, type: 'gauge', samples: [{ value }] };
}

function counter(name: string, help: string, by: Record<string, Record<string, number>>): Metric {
  const samples = Object.entries(by).flatMap(([label, values]) =>
    Object.entries(values).map(([text, value]) => ({ labels: { [label]: text }, value })),
  );
  return { name, help, type: 'counter', samples };
}
