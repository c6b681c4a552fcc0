import { needsLook, type PlanFlag } from '@/lib/domain/imports';
import { planFlagWords } from '@/lib/format/import-words';
import { formatCount } from '@/lib/format/numbers';
import styles from './plan-flags.module.css';

/** A shape for each, so that they are told apart without colour and at a glance. */
const shapes: Record<PlanFlag, string> = {
  fell: '▼',
  overTarget: '▲',
  implausiblePerKader: '◆',
  partsExceedWhole: '◆',
  farFromBefore: '▲',
  held: '■',
};

/** What is odd about a row, each with a link to what it means. */
export function PlanFlags({ flags }: { flags: readonly PlanFlag[] }) {
  if (flags.length === 0) return null;
  return (
    <ul className={styles.flags}>
      {flags.map((flag) => (
        <li key={flag} data-quiet={!needsLook(flag) || undefined}>
          <a href={`#tanda-${flag}`}>
            <span aria-hidden="true">{shapes[flag]}</span> {planFlagWords[flag].label}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Marks that ask for nothing, in one line: they are not to hide one that does. */
export function HarmlessFlags({ raised }: { raised: readonly { flag: PlanFlag; rows: number }[] }) {
  const harmless = raised.filter(({ flag }) => !needsLook(flag));
  if (harmless.length === 0) return null;
  return (
    <p className={styles.quiet}>
      Tidak perlu tindakan:{' '}
      {harmless.map(({ flag, rows }, at) => (
        <span key={flag}>
          {at > 0 ? ', ' : null}
          <a href={`#tanda-${flag}`}>
            {formatCount(rows)} baris {planFlagWords[flag].label}
          </a>
        </span>
      ))}
      .
    </p>
  );
}

/** What the marks mean that rows of this plan carry, and how many do. */
export function PlanFlagMeanings({ raised }: { raised: readonly { flag: PlanFlag; rows: number }[] }) {
  if (raised.length === 0) return null;
  return (
    <div className={styles.meanings}>
      <h3 id="tanda">Arti tanda</h3>
      <dl aria-labelledby="tanda">
        {raised.map(({ flag, rows }) => (
          <div key={flag} id={`tanda-${flag}`} data-quiet={!needsLook(flag) || undefined}>
            <dt>
              <span aria-hidden="true">{shapes[flag]}</span> {planFlagWords[flag].label}{' '}
              <small>{formatCount(rows)} baris</small>
            </dt>
            <dd>{planFlagWords[flag].meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
