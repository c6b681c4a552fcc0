import { PrintButton } from '@/components/reports/print-button';
import { Button, ButtonLink } from '@/components/ui/button';
import filter from '@/components/ui/filter.module.css';
import { Island } from '@/components/ui/island';
import { Said } from '@/components/ui/said';
import type { AreaRef } from '@/lib/domain/area-progress';
import { groupByCause } from '@/lib/domain/causes';
import type { IsoDay } from '@/lib/domain/days';
import type { Figures } from '@/lib/domain/progress';
import { suggestAfterDays, type VisitKind, visitKinds } from '@/lib/domain/visits';
import { formatAreaTitle } from '@/lib/format/areas';
import { type CauseFigures, causeLabels, describeCause } from '@/lib/format/cause-words';
import { formatDay, formatMonth } from '@/lib/format/days';
import { formatCount, formatPercent } from '@/lib/format/numbers';
import { visitKindLabels } from '@/lib/format/visit-words';
import { type ListedVisit, VisitCalendar } from './visit-calendar';
import styles from './visit-desk.module.css';
import { VisitList } from './visit-list';

type Query = { code: string | null; kind: VisitKind | null; month: string | null; calendar: boolean };

type SuggestedFigures = Pick<Figures, 'status' | 'percent' | 'expectedPercent' | 'total'> & CauseFigures;

export type Suggestions = {
  asOf: IsoDay;
  places: readonly { area: AreaRef; figures: SuggestedFigures }[];
};

/** The visits that the reader sees: filter, list or calendar, and where to go next. */
export function VisitDesk(props: {
  campaign: string;
  area: AreaRef;
  /** Areas that the filter offers. */
  offered: readonly AreaRef[];
  visits: readonly ListedVisit[];
  truncated: boolean;
  query: Query;
  /** The months that the filter offers. */
  months: readonly string[];
  /** The month of the calendar. */
  month: string;
  mayRecord: boolean;
  withdrawn: boolean;
  suggestions: Suggestions | null;
  hrefs: {
    list: string;
    calendar: string;
    earlier: string;
    later: string;
    files: readonly { label: string; href: string }[];
  };
}) {
  const { campaign, area, visits, query, mayRecord, suggestions, hrefs } = props;
  return (
    <>
      <h1 className={styles.title}>Kunjungan {formatAreaTitle(area)}</h1>
      <p className={styles.lead}>
        Ke mana, mengapa, siapa yang pergi, dan apa hasilnya. Alasan diambil dari angka pada hari kunjungan dicatat, dan
        tidak berubah lagi.
      </p>
      {props.withdrawn ? <Said>Kunjungan ditarik.</Said> : null}
      <div className={`${styles.tools} screen-only`}>
        {mayRecord ? (
          <ButtonLink kind="primary" href={`/${campaign}/kunjungan/baru?wilayah=${area.code}`}>
            Catat kunjungan
          </ButtonLink>
        ) : null}
        {hrefs.files.map(({ label, href }) => (
          <ButtonLink key={label} href={href}>
            {label}
          </ButtonLink>
        ))}
        <Island name="cetak">
          <PrintButton />
        </Island>
      </div>
      <Filter {...props} />
      <nav aria-label="Tampilan" className={`${styles.views} screen-only`}>
        <a href={hrefs.list} aria-current={query.calendar ? undefined : 'page'}>
          Daftar
        </a>
        <a href={hrefs.calendar} aria-current={query.calendar ? 'page' : undefined}>
          Kalender
        </a>
      </nav>
      {query.calendar ? (
        <VisitCalendar campaign={campaign} month={props.month} visits={visits} hrefs={hrefs} />
      ) : (
        <VisitList campaign={campaign} visits={visits} truncated={props.truncated} />
      )}
      {suggestions ? <Suggested campaign={campaign} suggestions={suggestions} mayRecord={mayRecord} /> : null}
    </>
  );
}

function Filter(props: Parameters<typeof VisitDesk>[0]) {
  const { campaign, area, query, months, offered } = props;
  return (
    <form
      action={`/${campaign}/kunjungan`}
      method="get"
      className={`${filter.filter} screen-only`}
      aria-label="Saring kunjungan"
    >
      <label>
        Kode wilayah
        <input
          name="wilayah"
          defaultValue={area.code}
          size={13}
          maxLength={13}
          autoComplete="off"
          list="wilayah-pilihan"
        />
      </label>
      <datalist id="wilayah-pilihan">
        {offered.map((one) => (
          <option key={one.code} value={one.code}>
            {formatAreaTitle(one)}
          </option>
        ))}
      </datalist>
      <label>
        Jenis
        <select name="jenis" defaultValue={query.kind ?? ''}>
          <option value="">Semua</option>
          {visitKinds.map((kind) => (
            <option key={kind} value={kind}>
              {visitKindLabels[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Bulan
        <select name="bulan" defaultValue={query.month ?? ''}>
          <option value="">Semua</option>
          {months.map((month) => (
            <option key={month} value={month}>
              {formatMonth(month)}
            </option>
          ))}
        </select>
      </label>
      {query.calendar ? <input type="hidden" name="tampil" value="kalender" /> : null}
      <Button type="submit">Tampilkan</Button>
    </form>
  );
}

function Suggested(props: { campaign: string; suggestions: Suggestions; mayRecord: boolean }) {
  const { campaign, suggestions, mayRecord } = props;
  return (
    <section aria-labelledby="usulan" className={styles.section}>
      <h2 id="usulan">Usulan lokus berikutnya</h2>
      <p className={styles.about}>
        Menurut sebabnya, yang terendah dibanding seharusnya per {formatDay(suggestions.asOf)}, dan belum dikunjungi{' '}
        {suggestAfterDays} hari terakhir.
      </p>
      {suggestions.places.length === 0 ? (
        <p className={styles.empty}>Tidak ada wilayah tertinggal tanpa kunjungan.</p>
      ) : (
        groupByCause(suggestions.places).map(({ cause, places }) => (
          <div key={cause ?? 'lain'} className={styles.cause}>
            <h3>
              {cause === null ? 'Lainnya' : causeLabels[cause]}: {formatCount(places.length)}
            </h3>
            <ul className={styles.suggested}>
              {places.map((place) => (
                <SuggestedPlace key={place.area.code} place={place} campaign={campaign} mayRecord={mayRecord} />
              ))}
            </ul>
          </div>
        ))
      )}
    </section>
  );
}

function SuggestedPlace(props: { campaign: string; place: Suggestions['places'][number]; mayRecord: boolean }) {
  const { campaign, place, mayRecord } = props;
  const { area, figures } = place;
  const cause = describeCause(figures);
  const told = [
    figures.percent === null ? null : formatPercent(figures.percent, figures.total),
    `seharusnya ${formatPercent(figures.expectedPercent)}`,
    // "12 hari" says nothing beside "Tidak lapor", under which those stand that never reported too.
    figures.cause === 'notReported' && cause
      ? `${cause.label.toLowerCase()} ${cause.evidence}`.trim()
      : cause?.evidence,
  ].filter(Boolean);
  return (
    <li>
      <a href={`/${campaign}/${area.code}`}>{formatAreaTitle(area)}</a>: {told.join(', ')}.
      {mayRecord ? (
        <>
          {' '}
          <a href={`/${campaign}/kunjungan/baru?wilayah=${area.code}`}>
            Catat kunjungan<span className="visually-hidden"> ke {formatAreaTitle(area)}</span>
          </a>
        </>
      ) : null}
    </li>
  );
}
