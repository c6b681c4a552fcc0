import type { ComponentProps } from 'react';
import { Island } from '@/components/ui/island';
import { Said } from '@/components/ui/said';
import { TaskForm } from '@/components/ui/task-form';
import type { AreaProgress, AreaRef } from '@/lib/domain/area-progress';
import { type Comparison, shownComparison } from '@/lib/domain/comparisons';
import type { Figures } from '@/lib/domain/progress';
import { areaHref, defaultAreaQuery } from '@/lib/format/area-query';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { describeComparisons } from '@/lib/format/comparison-words';
import { formatDay } from '@/lib/format/days';
import { formatChange, formatCount } from '@/lib/format/numbers';
import styles from './comparison-desk.module.css';
import { comparisonForms } from './comparison-forms';
import { ComparisonSets, type ListedSet } from './comparison-sets';

type Action = ComponentProps<typeof TaskForm>['action'];

/** The set that is looked at, with its figures. */
type ShownSet = { set: ListedSet; figures: readonly { area: AreaRef; total: number; takesPart: boolean }[] };

/** What other sources show of an area beside ours, the largest differences first, and what was entered of it. */
export function ComparisonDesk(props: {
  progress: AreaProgress;
  sets: readonly ListedSet[];
  set: ShownSet | null;
  truncated: boolean;
  mayEnter: boolean;
  said: 'disimpan' | 'ditarik' | 'dikembalikan' | null;
  /** Rows of a file that were not taken. */
  refused: number;
  hrefOf: (setId: number) => string;
  actions: Record<'upload' | 'record' | 'withdraw' | 'restore', Action>;
}) {
  const { progress, sets, set, mayEnter, actions } = props;
  const { area, campaign, asOf } = progress;
  const hidden = { kampanye: campaign.slug, kode: area.code };
  const standing = sets.filter(({ withdrawnAt }) => withdrawnAt === null);
  const forms = comparisonForms({ progress, set, sources: [...new Set(standing.map(({ source }) => source))] });
  return (
    <>
      <h1 className={styles.title}>Angka pembanding {formatAreaTitle(area)}</h1>
      <p className={styles.lead}>
        Yang ditampilkan sumber lain, misalnya portal pusat, di samping angka kita. Angka ini tidak pernah dijumlahkan
        dengan angka kita dan tidak menggantinya.{' '}
        {mayEnter ? (
          <a className="screen-only" href="#masukkan">
            Masukkan angka
          </a>
        ) : null}
      </p>
      {props.said ? <Said>{describeSaid({ said: props.said, set, refused: props.refused })}</Said> : null}
      {set && props.said === 'disimpan' && set.set.mayChange ? (
        <Island name="batalkan">
          <TaskForm
            action={actions.withdraw}
            name="batalkan"
            hidden={{ ...hidden, nomor: String(set.set.id) }}
            fields={[]}
            submit="Batalkan simpanan ini"
            kind="plain"
          />
        </Island>
      ) : null}
      <Differences progress={progress} />
      <p className={styles.about}>
        <a
          href={`${areaHref({
            campaign: campaign.slug,
            code: area.code,
            query: { ...defaultAreaQuery, asOf, order: { key: 'selisihsumber', descending: true } },
          })}#tabel`}
        >
          Tabel {formatAreaTitle(area)} per {formatDay(asOf)}, selisih terbesar di atas
        </a>
      </p>
      <ComparisonSets {...{ sets, hidden, actions, truncated: props.truncated, hrefOf: props.hrefOf }} />
      {mayEnter ? (
        <section id="masukkan" aria-labelledby="masukkan-judul" className={`${styles.section} screen-only`}>
          <h2 id="masukkan-judul">Masukkan angka sumber lain</h2>
          <h3>Dari file CSV atau XLSX</h3>
          <Island name="unggah pembanding">
            <TaskForm action={actions.upload} name="unggah" hidden={hidden} fields={forms.upload} submit="Unggah" />
          </Island>
          <h3 id="ketik" className={styles.part}>
            Diketik
          </h3>
          <Island name="ketik pembanding">
            <TaskForm action={actions.record} name="ketik" hidden={hidden} fields={forms.record} submit="Simpan" />
          </Island>
        </section>
      ) : (
        <p className={styles.about}>Angka sumber lain dimasukkan kantor wilayah ini atau kantor di atasnya.</p>
      )}
    </>
  );
}

/** What was done, and what of it is to be known. */
function describeSaid(props: {
  said: 'disimpan' | 'ditarik' | 'dikembalikan';
  set: ShownSet | null;
  refused: number;
}): string {
  const { said, set, refused } = props;
  const outside = set?.figures.filter(({ takesPart }) => !takesPart).map(({ area }) => formatAreaTitle(area)) ?? [];
  const count = set ? formatCount(set.figures.length) : '';
  const sentences = [
    said === 'disimpan' && set ? `${count} angka ${set.set.source} per ${formatDay(set.set.day)} disimpan.` : '',
    said === 'ditarik' ? 'Ditarik. Angka sebelumnya dari sumber dan hari itu berlaku lagi, bila ada.' : '',
    said === 'dikembalikan' ? 'Dikembalikan, dan berlaku lagi.' : '',
    refused > 0 ? `${formatCount(refused)} baris yang ditolak tidak disimpan.` : '',
    outside.length > 0
      ? `Bukan lokus: ${outside.slice(0, 5).join(', ')}${outside.length > 5 ? `, dan ${formatCount(outside.length - 5)} lainnya` : ''}; angkanya tetap disimpan.`
      : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** Rows with a figure of the source that is shown, and the area itself last. */
function Differences({ progress }: { progress: AreaProgress }) {
  const { rows, headline, area, asOf } = progress;
  const lines = describeComparisons(progress);
  const source = shownComparison(headline.comparison)?.source;
  const shown = rows.filter(({ figures }) => figures.comparison[0]?.total != null);
  return (
    <section aria-labelledby="selisih-judul" className={styles.section}>
      <h2 id="selisih-judul">Selisih per {formatDay(asOf)}</h2>
      {lines.map((line) => (
        <p key={line}>{line}.</p>
      ))}
      {source === undefined ? (
        <p className={styles.empty}>Belum ada angka sumber lain sampai hari ini.</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Wilayah</th>
                <th scope="col">{source}</th>
                <th scope="col">Kita</th>
                <th scope="col">Selisih</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ area: one, figures }) => (
                <Row key={one.code} name={formatAreaName(one)} figures={figures} asOf={asOf} />
              ))}
              <Row name={`Jumlah ${formatAreaName(area)}`} figures={headline} asOf={asOf} />
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ name, figures, asOf }: { name: string; figures: Figures; asOf: AreaProgress['asOf'] }) {
  const one = shownComparison(figures.comparison);
  return (
    <tr>
      <th scope="row">
        {name} {one?.day && one.day !== asOf ? <small>{formatDay(one.day)}</small> : null}
      </th>
      <td>{formatCount(one?.total ?? null)}</td>
      <td>{formatCount(one ? oursOf(one) : null)}</td>
      <td>{formatChange(one?.difference ?? null)}</td>
    </tr>
  );
}

/** What we had of that same day. */
function oursOf({ total, difference }: Comparison): number | null {
  return total === null || difference === null ? null : total + difference;
}
