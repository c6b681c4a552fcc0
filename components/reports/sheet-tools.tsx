import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Island } from '@/components/ui/island';
import type { Report } from '@/lib/domain/reports';
import { isAllowed, type Person } from '@/lib/domain/users';
import { type AreaAddress, areaHref, downloadHref } from '@/lib/format/area-query';
import { PrintButton } from './print-button';
import styles from './sheet-tools.module.css';

/** What can be done with the sheet: on paper, as a file, as a link. Nothing of it is printed. */
export function SheetTools(props: {
  address: AreaAddress;
  user: Person;
  facts: Report['facts'];
  /** More that can be done: the choice of columns, freezing. */
  children: ReactNode;
}) {
  const { address, user } = props;
  const shares = isAllowed({ role: user.role, verb: 'publish', relation: 'own' });
  return (
    <section className={`${styles.tools} screen-only`} aria-label="Cetak dan unduh">
      <div className={styles.actions}>
        <Island name="cetak">
          <PrintButton />
        </Island>
        <ButtonLink href={downloadHref(address, 'pdf')}>PDF</ButtonLink>
        <ButtonLink href={downloadHref(address, 'xlsx')}>XLSX</ButtonLink>
        <ButtonLink href={downloadHref(address, 'csv')}>CSV (;)</ButtonLink>
        <ButtonLink href={downloadHref(address, 'csv', 'koma')}>CSV (,)</ButtonLink>
        {shares ? <ButtonLink href={areaHref(address, 'bagikan')}>Bagikan</ButtonLink> : null}
      </div>
      <RowsSaid address={address} facts={props.facts} />
      {props.children}
    </section>
  );
}

/** Which rows in which order, and the way back to where that is chosen. */
function RowsSaid({ address, facts }: { address: AreaAddress; facts: Report['facts'] }) {
  const said = facts.filter(({ label }) => label === 'Baris' || label === 'Saringan');
  if (said.length === 0) return null;
  return (
    <p className={styles.said}>
      {said.map(({ label, value }) => `${label}: ${value.replace(/\.$/, '')}.`).join(' ')}{' '}
      <a href={`${areaHref(address)}#tabel`}>Ubah urutan atau saringan di tabel</a>
    </p>
  );
}

/** A form that stays folded until it is wanted. */
export function Fold({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className={styles.fold}>
      <summary>{label}</summary>
      {children}
    </details>
  );
}
