import { Island } from '@/components/ui/island';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { type Call, type CallList, type OfficeContact, officeCodeOf } from '@/lib/domain/call-list';
import { matrixDays } from '@/lib/domain/report-columns';
import { type AreaAddress, areaHref, areaHrefOn } from '@/lib/format/area-query';
import { formatAreaName } from '@/lib/format/areas';
import {
  buildCallText,
  describeCalls,
  describePhase,
  describeReportState,
  describeSilence,
  describeStanding,
  formatTelephoneHref,
} from '@/lib/format/call-words';
import { formatCount } from '@/lib/format/numbers';
import { levelWords } from '@/lib/format/words';
import styles from './call-section.module.css';
import { CallText } from './call-text';

/** So many calls stand open, and so many more below a fold; the rest are on the page of reporting. */
const shown = { open: 6, folded: 60 } as const;

type Props = {
  progress: Pick<AreaProgress, 'campaign' | 'area' | 'asOf' | 'detail' | 'clock'>;
  address: AreaAddress;
  list: CallList;
  contacts: ReadonlyMap<string, OfficeContact>;
  mayChangeOffices: boolean;
  /** On the page of reporting: all calls, and no way to that page. */
  whole?: true;
};

/** Whom to call: the areas without a report for the day, the longest silence first, and how to reach their offices. */
export function CallSection(props: Props) {
  const { progress, address, list, whole = false } = props;
  const { campaign, area, asOf, detail: level, clock } = progress;
  const { calls } = list;
  const phase = describePhase(list.phase, { startDay: campaign.startDay, endDay: clock.endDay, asOf });
  const open = whole ? calls : calls.slice(0, shown.open);
  const folded = calls.slice(open.length, open.length + shown.folded);
  const left = calls.length - open.length - folded.length;
  return (
    <section id="telepon" className={styles.calls} aria-labelledby="telepon-judul">
      <div className={styles.head}>
        <h2 id="telepon-judul">Yang perlu ditelepon</h2>
        <p className={styles.count}>{describeCalls(calls)}</p>
      </div>
      <p className={styles.state}>
        {phase ?? `${describeReportState(list, level) ?? 'Tidak ada yang ditunggu laporannya'}.`}
        {phase === null ? <Without list={list} level={levelWords[level]} /> : null}
      </p>
      {open.length > 0 ? (
        <ul className={styles.list}>
          {open.map((call) => (
            <Line key={call.area.code} call={call} {...props} />
          ))}
        </ul>
      ) : null}
      {folded.length > 0 ? (
        <details className={`${styles.more} screen-only`}>
          <summary>{formatCount(folded.length)} lagi</summary>
          <ul className={styles.list}>
            {folded.map((call) => (
              <Line key={call.area.code} call={call} {...props} />
            ))}
          </ul>
        </details>
      ) : null}
      {left > 0 ? <p className={styles.state}>Selebihnya, {formatCount(left)}, ada di halaman pelaporan.</p> : null}
      <div className={`${styles.tools} screen-only`}>
        {calls.length > 0 ? (
          <Island name="teks telepon">
            <CallText text={buildCallText({ campaign, area, asOf, level, list })} />
          </Island>
        ) : null}
        {whole ? null : <a href={areaHref(address, 'pelaporan')}>Pelaporan {matrixDays} hari</a>}
      </div>
    </section>
  );
}

/** Areas that are silent too and not called. */
function Without({ list: { withoutTarget }, level }: { list: CallList; level: string }) {
  return withoutTarget === 0 ? null : (
    <>
      {' '}
      {formatCount(withoutTarget)} {level} tanpa target tidak ditelepon.
    </>
  );
}

function Line({ call, progress, address, contacts, mayChangeOffices }: Props & { call: Call }) {
  const { area } = call;
  const { asOf } = progress;
  return (
    <li data-kind={call.kind}>
      <a className={styles.name} href={areaHrefOn(address, area.code, asOf)}>
        {formatAreaName(area)}
      </a>
      <span className={styles.silence}>{describeSilence(call)}</span>
      <span className={styles.standing}>{describeStanding(call, asOf)}</span>
      {/* The desa of a kecamatan are called by its own office. */}
      {officeCodeOf(area.code) === progress.area.code ? null : (
        <Contact
          contact={contacts.get(area.code) ?? null}
          officeCode={officeCodeOf(area.code)}
          mayChange={mayChangeOffices}
        />
      )}
    </li>
  );
}

function Contact(props: { contact: OfficeContact | null; officeCode: string; mayChange: boolean }) {
  const { contact, officeCode, mayChange } = props;
  const href = contact && formatTelephoneHref(contact.telephone);
  return (
    <span className={styles.contact}>
      {href && contact ? (
        <a href={href} aria-label={`Telepon ${contact.name}: ${contact.telephone}`}>
          {contact.telephone}
        </a>
      ) : mayChange ? (
        <a className={styles.missing} href={`/kantor?wilayah=${officeCode}`}>
          Isi nomor telepon
        </a>
      ) : (
        <span className={styles.missing}>Nomor belum diisi</span>
      )}
    </span>
  );
}
