import type { AuditLine } from '@/lib/domain/audit-log';
import { describeAuditDetail, formatAuditAction } from '@/lib/format/audit-words';
import { formatInstant } from '@/lib/format/instants';
import styles from './audit-table.module.css';

/** Rows of the audit, newest first; on a phone an entry each. */
export function AuditTable({ lines }: { lines: readonly AuditLine[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Perubahan</th>
          <th scope="col">Oleh</th>
          <th scope="col">Kampanye dan wilayah</th>
          <th scope="col">Sebelum dan sesudah</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              {formatAuditAction(line.action)}: {line.subject}
              <small>
                {formatInstant(line.at)}, nomor {line.id}
              </small>
            </th>
            <td>
              {line.user ? line.user.name : 'Operator atau sistem'}
              {line.user ? <small>{line.user.email}</small> : null}
            </td>
            <td>
              {line.campaign ?? '–'}
              {line.area ? <small>{line.area.name ?? 'wilayah tidak dikenal'}</small> : null}
            </td>
            <td>
              <Circumstances detail={line.detail} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Circumstances({ detail }: Pick<AuditLine, 'detail'>) {
  const lines = describeAuditDetail(detail);
  if (lines.length === 0) return '–';
  return (
    <ul className={styles.circumstances}>
      {lines.map(({ name, before, after }) => (
        <li key={name}>
          {name === '' ? '' : `${name}: `}
          {before === null ? after : `${before} → ${after}`}
        </li>
      ))}
    </ul>
  );
}
