import type { ReactNode } from 'react';
import { Said } from '@/components/ui/said';
import type { AreaRef } from '@/lib/domain/area-progress';
import { type AreaLevel, levelNames } from '@/lib/domain/areas';
import type { IsoDay } from '@/lib/domain/days';
import type { LokusCount, Participation, WorkMode } from '@/lib/domain/scope';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { formatDay } from '@/lib/format/days';
import { formatInstant } from '@/lib/format/instants';
import { formatCount } from '@/lib/format/numbers';
import { levelWords, outsideScopeLabel, workModeLabels } from '@/lib/format/words';
import styles from './scope-desk.module.css';

type Version = {
  id: number;
  fromDay: IsoDay;
  everybody: boolean;
  lokusLevel: AreaLevel | null;
  letter: string | null;
  note: string | null;
  listed: number;
  by: string | null;
  createdAt: Date;
};

type Row = { area: AreaRef; takesPart: boolean; workMode: WorkMode | null; lokus: LokusCount | null };

type Props = {
  campaign: string;
  area: AreaRef;
  day: IsoDay;
  version: Version | null;
  own: Participation;
  rows: readonly Row[];
  history: readonly Version[];
  /** Whether areas that do not take part are among the rows. */
  all: boolean;
  /** The user has just saved a list. */
  saved: boolean;
  hrefOf: (code: string, all: boolean) => string;
  /** The forms that change the list; absent for users who may not. */
  children: ReactNode;
};

/** The areas that take part, since when and by which letter, and the earlier versions of the list. */
export function ScopeDesk(props: Props) {
  const { version, saved } = props;
  return (
    <>
      <h1 className={styles.title}>Siapa ikut serta</h1>
      <p className={styles.story}>{describeStanding(props)}</p>
      {version?.note ? <p className={styles.story}>{version.note}</p> : null}
      {saved ? (
        <Said>
          Daftar tersimpan. Tabel, peringkat, rekap, dan unduhan menghitung menurut daftar ini mulai hari berlakunya.
        </Said>
      ) : null}
      {version ? <Listed {...props} /> : null}
      {props.children}
      <History versions={props.history} />
    </>
  );
}

function describeStanding({ area, version, own, day }: Props): string {
  const where = formatAreaTitle(area);
  if (!version)
    return `Per ${formatDay(day)} semua wilayah ikut serta (sensus): setiap wilayah di ${where} dihitung dan diminta lapor.`;
  if (!own.takesPart) return `Per ${formatDay(day)} ${where} bukan lokus: tidak dihitung dan tidak diminta lapor.`;
  const letter = version.letter === null ? '' : ` menurut ${version.letter}`;
  const since = `sejak ${formatDay(version.fromDay)}${letter}`;
  if (own.lokus === null || version.lokusLevel === null || area.level >= version.lokusLevel)
    return `${where} ikut serta ${since}.`;
  const level = levelWords[levelNames[version.lokusLevel]];
  return `${formatCount(own.lokus.areas)} dari ${formatCount(own.lokus.of)} ${level} di ${where} ikut serta ${since}.`;
}

function Listed({ campaign, area, rows, all, hrefOf }: Props) {
  const below = rows[0] ? levelWords[levelNames[rows[0].area.level]] : null;
  return (
    <section className={styles.section} aria-labelledby="lokus-judul">
      <h2 id="lokus-judul">Menurut {below ?? 'wilayah'}</h2>
      {area.level < 4 ? (
        <p className={`${styles.tools} screen-only`}>
          <a href={hrefOf(area.code, !all)}>
            {all ? 'Sembunyikan yang bukan lokus' : 'Tampilkan juga yang bukan lokus'}
          </a>
        </p>
      ) : null}
      {rows.length === 0 ? (
        <p>Tidak ada lokus di sini.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Wilayah</th>
              <th scope="col">Lokus</th>
              <th scope="col">Cara kerja</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.area.code}>
                <th scope="row">
                  {row.area.level < 4 ? (
                    <a href={hrefOf(row.area.code, all)}>{formatAreaName(row.area)}</a>
                  ) : (
                    <a href={`/${campaign}/${row.area.code}`}>{formatAreaName(row.area)}</a>
                  )}{' '}
                  <small>{row.area.code}</small>
                </th>
                <td>{describeLokusOf(row)}</td>
                <td>{row.workMode ? workModeLabels[row.workMode] : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function describeLokusOf({ takesPart, lokus }: Row): string {
  if (!takesPart) return outsideScopeLabel;
  if (lokus === null || lokus.of <= 1) return 'Ikut serta';
  return `${formatCount(lokus.areas)} dari ${formatCount(lokus.of)}`;
}

function History({ versions }: { versions: readonly Version[] }) {
  if (versions.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="riwayat-judul">
      <h2 id="riwayat-judul">Riwayat daftar</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Berlaku sejak</th>
            <th scope="col">Daftar</th>
            <th scope="col">Surat dan catatan</th>
            <th scope="col">Disimpan</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((one) => (
            <tr key={one.id}>
              <th scope="row">{formatDay(one.fromDay)}</th>
              <td>{one.everybody ? 'Semua wilayah (sensus)' : `${formatCount(one.listed)} wilayah di sini`}</td>
              <td>{[one.letter, one.note].filter((part) => part !== null).join('. ') || '–'}</td>
              <td>
                {formatInstant(one.createdAt, 'WIB')}
                {one.by === null ? '' : ` oleh ${one.by}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
