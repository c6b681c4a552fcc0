import type { AreaRef } from '@/lib/domain/area-progress';
import type { IsoDay } from '@/lib/domain/days';
import { areAlike, type SummedParts, sumTargets } from '@/lib/domain/target-comparison';
import type { TargetSpan } from '@/lib/domain/target-sets';
import type { Target } from '@/lib/domain/targets';
import { areaHref, defaultAreaQuery } from '@/lib/format/area-query';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { formatDay } from '@/lib/format/days';
import { formatInstant } from '@/lib/format/instants';
import { formatChange, formatCount } from '@/lib/format/numbers';
import { describePartialSum, describeVersionDays } from '@/lib/format/target-set-words';
import styles from './version-table.module.css';

export type ListedVersion = {
  id: number;
  slug: string;
  name: string;
  letter: string | null;
  decidedDay: IsoDay | null;
  note: string | null;
  createdAt: Date;
  createdBy: string | null;
  spans: readonly TargetSpan[];
  countsToday: boolean;
};
type Row = AreaRef & { targets: ReadonlyMap<number, Target>; sums: ReadonlyMap<number, SummedParts> };

/** Whether the reader types targets and loads files of them here. */
type Rights = { load: boolean };

/** Versions of the targets side by side: the details of each in its head, and the figures of an area and its children. */
export function VersionTable(props: {
  campaign: string;
  versions: readonly ListedVersion[];
  rows: readonly Row[];
  may: Rights;
}) {
  const { campaign, versions, rows, may } = props;
  const [own, ...children] = rows;
  const [first] = versions;
  if (!own || !first) return null;
  const cellsOf = (row: Row) =>
    versions.map((version) => (
      <Cell key={version.id} {...{ version, row }} first={first.id} compared={versions.length > 1} />
    ));
  return (
    <div className={styles.scroll}>
      <table className={styles.versions}>
        <thead>
          <tr>
            <th scope="col">Wilayah</th>
            {versions.map((version) => (
              <th key={version.id} scope="col" data-counts={version.countsToday}>
                <Head version={version} links={linksOf(version, { campaign, code: own.code, may })} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr data-row="own">
            <th scope="row">{formatAreaTitle(own)}</th>
            {cellsOf(own)}
          </tr>
          {children.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                {row.level < 4 ? (
                  <a href={`/${campaign}/target?wilayah=${row.code}`}>{formatAreaName(row)}</a>
                ) : (
                  formatAreaName(row)
                )}
              </th>
              {cellsOf(row)}
            </tr>
          ))}
        </tbody>
        {children.length > 0 ? (
          <tfoot>
            <tr>
              <th scope="row">Jumlah {formatCount(children.length)} wilayah</th>
              {versions.map((version) => (
                <td key={version.id} data-version={version.name}>
                  {formatCount(sumTargets(children, version.id))}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

type VersionLink = { label: string; href: string };

/** What a reader may do with a version in an area. */
function linksOf(
  { slug, countsToday }: ListedVersion,
  { campaign, code, may }: { campaign: string; code: string; may: Rights },
): VersionLink[] {
  const query = { ...defaultAreaQuery, targetSet: countsToday ? null : slug };
  const links = [{ label: 'Lihat angka', href: areaHref({ campaign, code, query }) }];
  if (may.load) {
    links.push({ label: 'Isi', href: `/${campaign}/target/isi?wilayah=${code}&versi=${slug}` });
    links.push({ label: 'Muat file', href: `/${campaign}/impor?versi=${slug}&jenis=target` });
  }
  return links;
}

function Head({ version, links }: { version: ListedVersion; links: readonly VersionLink[] }) {
  const { name, letter, decidedDay, note, createdBy, createdAt } = version;
  return (
    <>
      <strong>{name}</strong>
      <span className={styles.state}>{describeVersionDays(version)}</span>
      <span className={styles.said}>
        {letter ?? 'Tanpa surat'}
        {decidedDay === null ? '' : `, ${formatDay(decidedDay)}`}
      </span>
      <span className={styles.said}>
        {createdBy === null ? 'Dicatat' : `Dicatat ${createdBy},`} {formatInstant(createdAt)}
      </span>
      {note === null ? null : <span className={styles.said}>{note}</span>}
      <span className={styles.links}>
        {links.map(({ label, href }) => (
          <a key={label} href={href} aria-label={`${label} ${name}`}>
            {label}
          </a>
        ))}
      </span>
    </>
  );
}

function Cell(props: { version: ListedVersion; row: Row; first: number; compared: boolean }) {
  const { version, row, first } = props;
  const target = row.targets.get(version.id);
  const sum = row.sums.get(version.id) ?? null;
  const [total = null, base = null] = [target?.total, row.targets.get(first)?.total];
  const alike = areAlike(row.sums.get(first) ?? null, sum);
  const split = target && (target.online !== null || target.manual !== null);
  const part = sum && props.compared ? describePartialSum(sum, row.level) : null;
  return (
    <td data-version={version.name}>
      {formatCount(total)}
      {alike && total !== null && base !== null && total !== base ? <small>{formatChange(total - base)}</small> : null}
      {part === null ? null : <small>{part}</small>}
      {split ? (
        <small>
          online {formatCount(target.online)}, manual {formatCount(target.manual)}
        </small>
      ) : null}
    </td>
  );
}
