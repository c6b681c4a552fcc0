import type { ComponentProps } from 'react';
import { PrintButton } from '@/components/reports/print-button';
import { Button, ButtonLink } from '@/components/ui/button';
import { Island } from '@/components/ui/island';
import { Said } from '@/components/ui/said';
import type { AreaRef } from '@/lib/domain/area-progress';
import { levelNames } from '@/lib/domain/areas';
import {
  differenceOf,
  formatFindingKey,
  isOpen,
  type LastComparison,
  type LevelSum,
} from '@/lib/domain/campaign-check';
import type { Role } from '@/lib/domain/users';
import { formatAreaTitle } from '@/lib/format/areas';
import { describeCheck, describeLast, linkOfFinding, wordsOf } from '@/lib/format/campaign-check-words';
import { formatChange, formatCount } from '@/lib/format/numbers';
import { levelWords } from '@/lib/format/words';
import styles from './check-desk.module.css';
import { CheckFinding } from './check-finding';

const done = {
  ditandai: 'Temuan ditandai. Temuan itu kembali bila angkanya berubah.',
  dicabut: 'Tandanya dicabut.',
};

type Finding = ComponentProps<typeof CheckFinding>;
type Shared = Omit<Finding, 'finding' | 'link'>;

type Check = {
  campaign: Finding['words']['campaign'];
  area: AreaRef;
  takesPart: boolean;
  days: number;
  stated: number | null;
  targetSet: { name: string; slug: string } | null;
  targetSets: readonly { id: number; slug: string; name: string }[];
  levels: readonly LevelSum[];
  last: LastComparison | null;
  findings: readonly Finding['finding'][];
  maySettle: boolean;
};

/** The check of an area before a campaign's start: the sums by level, what is to be put right, and what was settled. */
export function CheckDesk(props: {
  check: Check;
  /** The reader's, by which findings lead to where they put them right. */
  role: Role;
  /** Address of the check, without the area. */
  path: string;
  /** The version that the address names; null: the one that counts. */
  version: string | null;
  action: Finding['action'];
  said: keyof typeof done | null;
  files: readonly { label: string; href: string }[];
}) {
  const { check, role, path, version, action, said, files } = props;
  const { area, findings, maySettle } = check;
  const shared = { words: wordsOf(check), path, version, areaCode: area.code, maySettle, action };
  const last = describeLast(check.last);
  return (
    <>
      <h1 className={styles.title}>Periksa sebelum mulai</h1>
      <p className={styles.lead}>
        {formatAreaTitle(area)}:{' '}
        {check.takesPart
          ? describeCheck(findings)
          : 'tidak ikut kampanye ini, sehingga tidak ada yang ditagih darinya.'}
      </p>
      {said ? <Said>{done[said]}</Said> : null}
      <div className={`${styles.tools} screen-only`}>
        <form method="get" className={styles.choose}>
          <label htmlFor="kode">Kode wilayah</label>
          <input id="kode" name="kode" defaultValue={area.code} size={13} maxLength={13} autoComplete="off" required />
          {check.targetSets.length > 1 ? (
            <>
              <label htmlFor="versi">Versi target</label>
              <select id="versi" name="versi" defaultValue={check.targetSet?.slug}>
                {check.targetSets.map(({ id, slug, name }) => (
                  <option key={id} value={slug}>
                    {name}
                  </option>
                ))}
              </select>
            </>
          ) : null}
          <Button type="submit">Periksa</Button>
        </form>
        <Island name="cetak">
          <PrintButton />
        </Island>
        {files.map(({ label, href }) => (
          <ButtonLink key={href} href={href}>
            {label}
          </ButtonLink>
        ))}
      </div>
      <Levels check={check} />
      {last.length > 0 ? (
        <ul className={styles.last}>
          {last.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      <Findings title="Perlu dibereskan" id="perlu" role={role} findings={findings.filter(isOpen)} shared={shared} />
      <Findings
        title="Sudah ditandai"
        id="ditandai"
        role={role}
        findings={findings.filter((one) => !isOpen(one))}
        shared={shared}
      />
    </>
  );
}

function Findings(props: {
  title: string;
  id: string;
  role: Role;
  findings: readonly Finding['finding'][];
  shared: Shared;
}) {
  const { title, id, role, findings, shared } = props;
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h2 id={id}>{title}</h2>
      {findings.map((finding) => (
        <CheckFinding
          key={formatFindingKey(finding)}
          {...shared}
          finding={finding}
          link={linkOfFinding(finding, shared.words.campaign.slug, role)}
        />
      ))}
    </section>
  );
}

/** The sum of the targets of each level beside that of the whole. */
function Levels({ check }: { check: Check }) {
  const { area, levels, stated, targetSet } = check;
  const whole = stated ?? levels.find(({ level }) => level === area.level)?.sum ?? null;
  if (whole === null) return null;
  return (
    <section aria-labelledby="jumlah" className={styles.section}>
      <h2 id="jumlah">Jumlah per tingkat</h2>
      <p className={styles.about}>
        {stated === null
          ? `${formatAreaTitle(area)} belum menyatakan targetnya; jumlah bagiannya ${formatCount(whole)}.`
          : `Target yang dinyatakan ${formatAreaTitle(area)}: ${formatCount(stated)}.`}
        {targetSet === null ? '' : ` Versi target: ${targetSet.name}.`}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Tingkat</th>
            <th scope="col">Bertarget</th>
            <th scope="col">Jumlah target</th>
            <th scope="col">Selisih</th>
          </tr>
        </thead>
        <tbody>
          {levels
            .filter(({ level }) => level > area.level)
            .map(({ level, areas, known, sum }) => (
              <tr key={level}>
                <th scope="row">{levelWords[levelNames[level]]}</th>
                <td data-label="Bertarget">
                  {formatCount(known)} dari {formatCount(areas)}
                </td>
                <td data-label="Jumlah target">{formatCount(sum)}</td>
                <td data-label="Selisih">{formatDifference(differenceOf(whole, sum))}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

function formatDifference(difference: number | null): string {
  return difference === 0 ? 'sama' : formatChange(difference);
}
