import { kindOfCode } from '@/lib/domain/areas';
import { formatAreaName } from '@/lib/format/areas';
import { formatTelephoneHref } from '@/lib/format/call-words';
import styles from './office-table.module.css';

type Row = {
  areaCode: string;
  areaName: string;
  name: string | null;
  telephone: string;
  letterhead: boolean;
  signature: boolean;
  recap: boolean;
};

/** Offices, a row each, with their settings. */
export function OfficeTable(props: {
  offices: Row[];
  /** The area whose offices are listed: its own row has no link to them. */
  own: string;
  /** The address of the list of the offices below an office; null: these have none. */
  belowHref: { before: string } | null;
}) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Wilayah</th>
          <th scope="col">Nama kantor</th>
          <th scope="col">Telepon</th>
          <th scope="col">Kop</th>
          <th scope="col">Tanda tangan</th>
          <th scope="col">Rekap harian</th>
        </tr>
      </thead>
      <tbody>
        {props.offices.map((office) => {
          const title = formatAreaName({ name: office.areaName, kind: kindOfCode(office.areaCode) });
          return (
            <tr key={office.areaCode}>
              <th scope="row">
                <a href={`/kantor?wilayah=${office.areaCode}`}>{title}</a>
                <small>
                  {office.areaCode}
                  {props.belowHref && office.areaCode !== props.own ? (
                    <>
                      {', '}
                      <a href={`${props.belowHref.before}${office.areaCode}`}>
                        kantor di bawahnya<span className="visually-hidden"> {title}</span>
                      </a>
                    </>
                  ) : null}
                </small>
              </th>
              <td data-label="Nama kantor">{office.name ?? 'belum diatur'}</td>
              <td data-label="Telepon">
                {office.telephone ? (
                  <a href={formatTelephoneHref(office.telephone) ?? undefined}>{office.telephone}</a>
                ) : (
                  'belum ada'
                )}
              </td>
              <td data-label="Kop">{office.letterhead ? 'ada' : 'belum'}</td>
              <td data-label="Tanda tangan">{office.signature ? 'ada' : 'belum'}</td>
              <td data-label="Rekap harian">{office.recap ? 'ada' : 'belum'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
