import { PageStyle } from '@/components/reports/page-style';
import { PrintButton } from '@/components/reports/print-button';
import { Island } from '@/components/ui/island';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { addDays } from '@/lib/domain/days';
import { type SweepSheet, sweepDays } from '@/lib/domain/final-sweep';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { formatDay, formatDaySpanShort } from '@/lib/format/days';
import { formatCount, formatDecimal } from '@/lib/format/numbers';
import styles from './sweep-view.module.css';

/** What is left for the last days, on sheets that are printed two to an A4 or one to an A5. */
export function SweepView({ progress, sheets }: { progress: AreaProgress; sheets: readonly SweepSheet[] | null }) {
  if (sheets === null)
    return <p className={styles.empty}>Sapu bersih dibuat per kabupaten/kota atau kecamatan. Buka dari sana.</p>;
  const { campaign, area, asOf } = progress;
  if (sheets.length === 0)
    return (
      <p className={styles.empty}>
        Tidak ada {campaign.unit} yang tersisa di desa/kelurahan {formatAreaTitle(area)} per {formatDay(asOf)}.
      </p>
    );
  return (
    <>
      <div className={`${styles.tools} screen-only`}>
        <p>
          Sisa {campaign.unit} untuk {sweepDays} hari terakhir, {formatCount(sheets.length)} lembar A5: satu untuk tiap
          supervisor, atau satu untuk tiap kecamatan yang jumlah supervisornya belum dilaporkan.
        </p>
        <Island name="cetak">
          <PrintButton />
        </Island>
      </div>
      <PageStyle css="@page { size: A5 portrait; margin: 10mm; }" />
      <div className={styles.sheets}>
        {sheets.map((sheet) => (
          <Sheet key={`${sheet.area.code} ${sheet.number}`} sheet={sheet} progress={progress} />
        ))}
      </div>
    </>
  );
}

function Sheet({ sheet, progress }: { sheet: SweepSheet; progress: AreaProgress }) {
  const { places, near, unknown } = sheet;
  const { campaign, asOf, clock } = progress;
  const left = places.reduce((sum, { remaining }) => sum + remaining, 0);
  const ended = clock.daysLeft === 0;
  return (
    <article className={styles.sheet} aria-label={titleOf(sheet)}>
      <header>
        <h2>{titleOf(sheet)}</h2>
        <p>
          {campaign.name}
          {ended
            ? ', masa pendataan sudah berakhir'
            : `, ${formatDaySpanShort(addDays(clock.endDay, 1 - Math.min(sweepDays, clock.daysLeft)), clock.endDay)}`}
          . Angka per {formatDay(asOf)}.
        </p>
        <p className={styles.blank}>Supervisor:</p>
      </header>
      {places.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th scope="col">Desa/kelurahan</th>
              <th scope="col">Sisa</th>
              <th scope="col">Kader</th>
              <th scope="col">Perlu per kader sehari</th>
              <th scope="col">Selesai</th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ area: desa, remaining, kader, requiredPacePerKader }) => (
              <tr key={desa.code}>
                <th scope="row">{formatAreaName(desa)}</th>
                <td>{formatCount(remaining)}</td>
                <td>{formatCount(kader)}</td>
                <td>{formatDecimal(requiredPacePerKader)}</td>
                <td>
                  <span className={styles.box} aria-hidden="true" />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Jumlah</th>
              <td>{formatCount(left)}</td>
              <td colSpan={3} />
            </tr>
          </tfoot>
        </table>
      ) : null}
      {unknown.length > 0 ? (
        <p>Sisanya belum diketahui: {unknown.map((desa) => formatAreaName(desa)).join(', ')}.</p>
      ) : null}
      {near.length > 0 ? (
        <p>
          Kader yang sudah selesai di dekatnya:{' '}
          {near.map(({ area: desa, kader }) => `${formatAreaName(desa)} ${formatCount(kader)}`).join(', ')}.
        </p>
      ) : null}
    </article>
  );
}

function titleOf({ area, number, of }: SweepSheet): string {
  const title = `Sapu bersih ${formatAreaTitle(area)}`;
  return of === 1 ? title : `${title}, lembar ${number} dari ${of}`;
}
