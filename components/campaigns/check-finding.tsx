import type { ComponentProps } from 'react';
import { Island } from '@/components/ui/island';
import { TaskForm } from '@/components/ui/task-form';
import { type CheckedFinding, type FindingRow, formatFindingKey, isOpen } from '@/lib/domain/campaign-check';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import {
  adviseOnFinding,
  type CheckWords,
  describeFinding,
  describeFindingRow,
  describeSettled,
  describeUnlisted,
  settledLabels,
} from '@/lib/format/campaign-check-words';
import styles from './check-finding.module.css';

/** A finding: what it is, what to do and where, its areas, and the form that marks it as settled. */
export function CheckFinding(props: {
  finding: CheckedFinding;
  words: CheckWords;
  /** Where it is put right; null: by an office above. */
  link: { label: string; href: string } | null;
  /** Address of the check of another area, without its code. */
  path: string;
  /** The version of the targets that addresses name; null: the one that counts. */
  version: string | null;
  areaCode: string;
  maySettle: boolean;
  action: ComponentProps<typeof TaskForm>['action'];
}) {
  const { finding, words, link } = props;
  const id = formatFindingKey(finding);
  const settled = describeSettled(finding);
  return (
    <article aria-labelledby={id} className={styles.finding}>
      <h3 id={id}>{describeFinding(finding, words)}</h3>
      <p className={styles.advice}>
        {adviseOnFinding(finding, words)}{' '}
        {link ? (
          <a href={link.href} className="screen-only">
            {link.label}
          </a>
        ) : (
          'Minta kantor di atas Anda.'
        )}
      </p>
      {settled ? <p className={styles.settled}>{settled}</p> : null}
      <Areas {...props} />
      {props.maySettle ? <Settle {...props} id={id} /> : null}
    </article>
  );
}

function Areas(props: Pick<Parameters<typeof CheckFinding>[0], 'finding' | 'words' | 'path' | 'version' | 'areaCode'>) {
  const { finding, words, areaCode } = props;
  const path = `${props.path}?${props.version === null ? '' : `versi=${props.version}&`}`;
  const { rows, count } = finding;
  const [first] = rows;
  // A single area stands in the heading already.
  if (!first || (count === 1 && first.target === null && (first.area.code === areaCode || first.area.level === 4)))
    return null;
  const columns = describeFindingRow(finding, first, words);
  const more = describeUnlisted(finding);
  if (columns.length === 0) {
    return (
      <ul className={styles.names}>
        {rows.map((row) => (
          <li key={row.area.code}>
            <Name row={row} path={path} />
          </li>
        ))}
        {more ? <li>{more}</li> : null}
      </ul>
    );
  }
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Wilayah</th>
          {columns.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.area.code}>
            <th scope="row">
              <Name row={row} path={path} />
            </th>
            {describeFindingRow(finding, row, words).map(({ label, text }) => (
              <td key={label} data-label={label}>
                {text}
              </td>
            ))}
          </tr>
        ))}
        {more ? (
          <tr>
            <td colSpan={columns.length + 1}>{more}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

/** The name of an area, which leads to its own check where it has parts. */
function Name({ row, path }: { row: FindingRow; path: string }) {
  const { area, within } = row;
  const name = within === null ? formatAreaTitle(area) : `${formatAreaName(area)}, ${within}`;
  return area.level === 4 ? name : <a href={`${path}kode=${area.code}`}>{name}</a>;
}

function Settle(props: Parameters<typeof CheckFinding>[0] & { id: string }) {
  const { finding, words, areaCode, id, action } = props;
  const open = isOpen(finding);
  const place = { kampanye: words.campaign.slug, kode: areaCode, versi: props.version ?? '' };
  const hidden = { ...place, temuan: id, dilihat: finding.fingerprint };
  return (
    <details className={`${styles.more} screen-only`}>
      <summary>
        {open ? 'Tandai' : 'Ubah tandanya'}
        <span className="visually-hidden">: {describeFinding(finding, words)}</span>
      </summary>
      <Island name={`tandai ${id}`}>
        <TaskForm
          action={action}
          name={`tandai-${id}`}
          hidden={hidden}
          fields={[
            {
              ...{ name: 'tanda', label: 'Tanda', kind: 'select', value: finding.settled?.as ?? 'intended' },
              choices: [
                { value: 'done', label: settledLabels.done },
                { value: 'intended', label: settledLabels.intended },
                ...(finding.settled ? [{ value: 'open', label: 'Cabut tandanya' }] : []),
              ],
            },
            {
              ...{ name: 'catatan', label: 'Catatan', kind: 'words', most: 500 },
              hint: 'Mengapa, atau apa yang dilakukan. Tercatat dengan nama Anda.',
            },
          ]}
          submit="Simpan tanda"
        />
      </Island>
    </details>
  );
}
