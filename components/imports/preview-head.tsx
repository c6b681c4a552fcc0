import type { ReactNode } from 'react';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { Stage } from '@/lib/domain/counts';
import type { IsoDay } from '@/lib/domain/days';
import type { ImportSummary } from '@/lib/domain/import-views';
import type { ImportSettings, LevelTotal } from '@/lib/domain/imports';
import { isOnlyProposals } from '@/lib/domain/target-proposals';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { formatDay } from '@/lib/format/days';
import { kindLabels } from '@/lib/format/import-words';
import { formatInstant } from '@/lib/format/instants';
import { capitalise, formatChange, formatCount } from '@/lib/format/numbers';
import { summariseUpload } from '@/lib/format/preview-words';
import type { UndoneProposal } from '@/lib/format/target-words';
import { stagePhrases } from '@/lib/format/words';
import { ImportStatusMark } from './import-status';
import styles from './preview-head.module.css';

/** An upload as its page shows it. */
export type Upload = Omit<ImportSummary, 'campaignId'> & {
  settings: ImportSettings;
  span: { firstDay: IsoDay | null; lastDay: IsoDay | null; area: AreaRef } | null;
};

/** What the file moves on a level; `area` where it is one. */
export type LevelChange = Pick<LevelTotal, 'level' | 'stage' | 'before' | 'after'> & { area: AreaRef | null };

/** The figures of the stage that the file speaks of most, over its areas. */
export type StageTotals = { stage: Stage; before: { total: number | null }; after: { total: number | null } };

/** The answer first: what this upload will change, or has changed. */
export function PreviewHead(props: {
  upload: Upload;
  campaign: { slug: string; name: string };
  totals: StageTotals;
  levels: readonly LevelChange[];
  warningCount: number;
  /** Whether figures of its area changed after they were compared with it. */
  outdated: boolean;
  /** Rows with something odd beside what stood, and where they are listed. */
  flagged: { rows: number; href: string };
  /** So many targets are all that it brings, and they are proposals; null: it brings more. */
  proposed: number | null;
  /** The proposals that came of it. */
  proposals: readonly UndoneProposal[];
}) {
  const { upload, campaign, warningCount, flagged } = props;
  const { sentence, story } =
    (props.proposed === null ? null : describeProposed(upload, props.proposed)) ??
    summariseUpload(upload, props.proposals);
  const pending = upload.status === 'checked' && upload.acceptedCount > 0;
  return (
    <>
      <title>{`Unggahan ${upload.id}: ${sentence} · ${campaign.name} · Kejar Target`}</title>
      <h1 className={styles.title}>{sentence}</h1>
      <p className={styles.story}>
        {story} {pending ? describeChange(props.totals, props.levels, props.outdated) : null}
        {pending && warningCount > 0 ? (
          <>
            {' '}
            <a href="#peringatan">{formatCount(warningCount)} peringatan.</a>
          </>
        ) : null}
        {pending && flagged.rows > 0 ? (
          <>
            {' '}
            <a href={flagged.href}>{formatCount(flagged.rows)} baris janggal dibanding angka yang berlaku.</a>
          </>
        ) : null}
      </p>
      {upload.status === 'committed' ? <ToArea upload={upload} slug={campaign.slug} /> : null}
    </>
  );
}

/**
 * "Kabupaten Karawang: masuk server menjadi 31.888, sekarang 28.800 (+3.088)."; nothing where the file speaks of no counts.
 * It speaks of the area of the user who uploaded it: what the areas of the file state for themselves is mostly new, though
 * those below them have been counted all along.
 */
function describeChange(
  { stage, before, after }: StageTotals,
  levels: readonly LevelChange[],
  outdated: boolean,
): string | null {
  if (after.total === null) return null;
  const [whole] = levels.filter((one) => one.stage === stage).sort((one, other) => one.level - other.level);
  const [from, to] = whole ? [whole.before, whole.after] : [before.total, after.total];
  const when = outdated ? 'saat dibandingkan' : 'sekarang';
  const now = `${when} ${from === null ? 'belum ada' : formatCount(from)}`;
  const change = `menjadi ${formatCount(to)}, ${now} (${formatChange(to - (from ?? 0))}).`;
  const what = stagePhrases[stage];
  return whole?.area ? `${formatAreaTitle(whole.area)}: ${what} ${change}` : `${capitalise(what)} ${change}`;
}

/** An upload that does nothing but propose targets; null where it waits no more and proposed none. */
function describeProposed(upload: Upload, targets: number): { sentence: string; story: string } | null {
  if (upload.status === 'checked' && upload.refusedCount === 0) {
    return {
      sentence: `${formatCount(targets)} target siap diusulkan`,
      story: 'Belum ada target yang berubah. Periksa, tulis alasannya, lalu kirim.',
    };
  }
  if (!isOnlyProposals(upload)) return null;
  return {
    sentence: `${formatCount(targets)} target diusulkan`,
    story: 'Target yang berlaku tidak berubah karenanya sebelum usulannya diterima.',
  };
}

function ToArea({ upload, slug }: { upload: Upload; slug: string }) {
  if (!upload.span) return null;
  const { area, lastDay } = upload.span;
  return (
    <p className={styles.way}>
      <a href={`/${slug}/${area.code}${lastDay ? `?per=${lastDay}` : ''}`}>
        Lihat capaian {formatAreaName(area)}
        {lastDay ? ` per ${formatDay(lastDay)}` : null}
      </a>
    </p>
  );
}

/** What the upload is: file, kind, day, who, when. `fileHref` is null for those who may not have the file. */
export function PreviewFacts({ upload, fileHref }: { upload: Upload; fileHref: string | null }) {
  return (
    <dl className={styles.facts}>
      <Fact label="Status">
        <ImportStatusMark upload={upload} />
      </Fact>
      <Fact label={upload.byHand ? 'Isian' : 'File'}>
        {fileHref ? (
          <a href={fileHref} download>
            {upload.fileName}
          </a>
        ) : (
          upload.fileName
        )}
      </Fact>
      <Fact label="Jenis">
        {kindLabels[upload.kind]}
        {upload.settings.mode === 'daily' ? ', harian' : null}
      </Fact>
      <Fact label="Tanggal laporan">{daysOf(upload)}</Fact>
      <Fact label="Wilayah">{upload.span ? formatAreaName(upload.span.area) : '–'}</Fact>
      <Fact label={upload.byHand ? 'Diisi' : 'Diunggah'}>
        {formatInstant(upload.createdAt)}
        <small>{[upload.userName ?? 'Baris perintah', upload.office].filter(Boolean).join(', ')}</small>
      </Fact>
    </dl>
  );
}

function daysOf({ span }: Upload): string {
  if (!span?.firstDay || !span.lastDay) return '–';
  if (span.firstDay === span.lastDay) return formatDay(span.lastDay);
  return `${formatDay(span.firstDay)} sampai ${formatDay(span.lastDay)}`;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
