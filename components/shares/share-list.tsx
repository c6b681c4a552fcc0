import { ActionsHeader } from '@/components/ui/actions-header';
import { Button } from '@/components/ui/button';
import type { IsoDay } from '@/lib/domain/days';
import type { ShareLink, ShareState } from '@/lib/domain/shares';
import { formatDay } from '@/lib/format/days';
import { formatInstantShort } from '@/lib/format/instants';
import { formatCount } from '@/lib/format/numbers';
import styles from './share-list.module.css';

type Link = ShareLink & { state: ShareState; asOf: IsoDay | null };

const stateLabels: Record<ShareState, string> = {
  live: 'Berlaku',
  off: 'Dimatikan',
  revoked: 'Dicabut',
  expired: 'Lewat masa',
  ownerDisabled: 'Pembuat nonaktif',
  snapshotDeleted: 'Arsip rapat dihapus',
};

/** The links of an area so far, the newest first: what, where it stands, how much it is used, who made it. */
export function ShareList(props: {
  links: Link[];
  campaign: string;
  code: string;
  revoke: (form: FormData) => Promise<void>;
}) {
  const { links } = props;
  return (
    <section id="daftar" aria-labelledby="daftar-judul" className={styles.section}>
      <h2 id="daftar-judul">Tautan yang pernah dibuat</h2>
      {links.length === 0 ? (
        <p className={styles.empty}>Belum ada tautan untuk wilayah ini.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Tautan</th>
              <th scope="col">Keadaan</th>
              <th scope="col">Sampai (WIB)</th>
              <th scope="col">Dibuka</th>
              <th scope="col">Dibuat oleh</th>
              <ActionsHeader />
            </tr>
          </thead>
          <tbody>
            {links.map((link) => (
              <Row key={link.id} link={link} campaign={props.campaign} code={props.code} revoke={props.revoke} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row(props: { link: Link; campaign: string; code: string; revoke: (form: FormData) => Promise<void> }) {
  const { link } = props;
  const { state, revoked, owner } = link;
  return (
    <tr data-state={state}>
      <th scope="row" data-col="tautan">
        No {link.id}: {nameOf(link)}
        {link.note ? <small>{link.note}</small> : null}
      </th>
      <td data-col="keadaan">
        <span className={styles.state}>
          <StateShape live={state === 'live'} />
          {stateLabels[state]}
        </span>
        {revoked ? (
          <small>
            {formatInstantShort(revoked.at)}
            {revoked.by ? `, ${revoked.by}` : ''}
          </small>
        ) : null}
      </td>
      <td data-col="sampai">{formatInstantShort(link.expiresAt)}</td>
      <td data-col="dibuka">
        {formatCount(link.uses)} kali
        {link.lastUsedAt ? <small>terakhir {formatInstantShort(link.lastUsedAt)}</small> : null}
      </td>
      <td data-col="oleh">
        {owner.name}
        <small>
          {owner.office}, {formatInstantShort(link.createdAt)}
        </small>
      </td>
      <td data-col="cabut">
        {state === 'live' || state === 'off' ? (
          <details className={`${styles.revoke} screen-only`}>
            <summary>
              Cabut<span className="visually-hidden"> tautan nomor {link.id}</span>
            </summary>
            <form action={props.revoke}>
              <input type="hidden" name="kampanye" value={props.campaign} />
              <input type="hidden" name="kode" value={props.code} />
              <input type="hidden" name="id" value={link.id} />
              <p>Tautan berhenti seketika dan tidak dapat dihidupkan lagi.</p>
              <Button type="submit">Ya, cabut</Button>
            </form>
          </details>
        ) : null}
      </td>
    </tr>
  );
}

function nameOf({ shows, snapshot, asOf }: Link): string {
  if (snapshot) return `arsip rapat “${snapshot.name}”`;
  const what = shows === 'lembar' ? 'lembar rapat' : 'halaman wilayah';
  return asOf ? `${what} s.d. ${formatDay(asOf)}` : `${what}, hari terbaru`;
}

/** A ring is open, a cross is out. */
function StateShape({ live }: { live: boolean }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      <path d={live ? 'M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z' : 'M2 2l8 8M10 2l-8 8'} />
    </svg>
  );
}
