import { MissedDay } from '@/components/areas/missed-day';
import { Button } from '@/components/ui/button';
import { DayInput } from '@/components/ui/day-field';
import { Trail } from '@/components/ui/trail';
import type { AreaProgress } from '@/lib/domain/area-progress';
import {
  type Assumptions,
  computeWhatFollows,
  noAssumptions,
  type StartingPoint,
  type WhatFollows,
} from '@/lib/domain/what-if';
import { type AreaAddress, areaHref, listAreaParams } from '@/lib/format/area-query';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatDay } from '@/lib/format/days';
import { formatCount, formatDecimal, formatPace, formatPercent } from '@/lib/format/numbers';
import { type TypedAssumptions, whatIfFields, whatIfLabels } from '@/lib/format/what-if-fields';
import { describeWhatFollows } from '@/lib/format/what-if-words';
import styles from './calculator.module.css';

type Props = {
  progress: AreaProgress;
  address: AreaAddress;
  start: StartingPoint;
  typed: TypedAssumptions;
  assumed: Assumptions;
  faults: Partial<TypedAssumptions>;
  /** The day that the address asks for, as it was typed. */
  askedDay: string | null;
};

/** What follows when something is otherwise: the fields, the sentence, and both columns of figures. */
export function Calculator(props: Props) {
  const { progress, start, assumed, faults } = props;
  const { campaign, area, stage } = progress;
  const follows = computeWhatFollows(campaign, start, assumed);
  const wrong = Object.keys(faults).length > 0;
  return (
    <>
      <Trail steps={[{ label: formatAreaTitle(area), href: areaHref(props.address) }]} here="Kalkulator" />
      <h1>Kalkulator {formatAreaTitle(area)}</h1>
      <MissedDay asked={props.askedDay} progress={progress} />
      <p className={styles.lead}>
        Mulai dari angka {formatDay(start.asOf)}. Kotak yang kosong berarti seperti sekarang. Perhitungan ini tidak
        mengubah angka mana pun.
      </p>
      <Fields {...props} />
      {wrong ? null : (
        <>
          <p className={styles.answer} role="status">
            {describeWhatFollows({ campaign, area, stage, start, assumed, follows })}
          </p>
          <Compared {...props} />
        </>
      )}
    </>
  );
}

function Fields({ progress, address, start, typed, faults }: Props) {
  const params = listAreaParams(address.query).filter(([name]) => name === 'per' || name === 'versi');
  const hints = hintsOf(start, progress.campaign.unit);
  return (
    <form action={`/${address.campaign}/${address.code}/kalkulator`} className={`${styles.form} screen-only`}>
      {params.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {whatIfFields.map((name) => {
        const [id, fault] = [`hitung-${name}`, faults[name]];
        const described = `${id}-petunjuk${fault ? ` ${id}-salah` : ''}`;
        return (
          <div key={name} className={styles.field}>
            <label htmlFor={id}>{whatIfLabels[name]}</label>
            <small id={`${id}-petunjuk`}>{hints[name]}</small>
            {name === 'sampai' ? (
              <DayInput {...{ id, name, value: typed[name], describedBy: described, invalid: fault !== undefined }} />
            ) : (
              <input
                {...{ id, name, defaultValue: typed[name], inputMode: 'numeric', size: 12, maxLength: 20 }}
                autoComplete="off"
                aria-describedby={described}
                aria-invalid={fault ? true : undefined}
              />
            )}
            {fault ? (
              <p id={`${id}-salah`} className={styles.problem}>
                {fault}
              </p>
            ) : null}
          </div>
        );
      })}
      <div className={styles.send}>
        <Button kind="primary" type="submit">
          Hitung
        </Button>
        <a href={areaHref(address, 'kalkulator')}>Kosongkan</a>
      </div>
    </form>
  );
}

/** What each field is now, which is what an empty one means. */
function hintsOf({ endDay, kader, pace, formsWaiting }: StartingPoint, unit: string): TypedAssumptions {
  return {
    sampai: `Sekarang ${formatDay(endDay)}.`,
    kader: kader === null ? 'Jumlah kader belum ada.' : `Sekarang ${formatCount(kader)}.`,
    laju: pace === null ? `Belum ada laju; isi ${unit} sehari.` : `Sekarang ${formatPace(pace)} ${unit}.`,
    formulir:
      formsWaiting === null
        ? 'Tidak diketahui berapa formulir yang menunggu.'
        : `${formatCount(formsWaiting)} menunggu, di luar laju.`,
  };
}

/** As it is now, and as it would be. */
function Compared({ progress, start, assumed }: Props) {
  const { campaign } = progress;
  const now = computeWhatFollows(campaign, start, noAssumptions);
  const then = computeWhatFollows(campaign, start, assumed);
  const rows: [label: string, of: (one: WhatFollows) => string][] = [
    ['Masa pendataan sampai', (one) => formatDay(one.endDay)],
    ['Hari tersisa', (one) => formatCount(one.daysLeft)],
    ['Kader', (one) => formatCount(one.kader)],
    ['Laju sehari', (one) => formatPace(one.pace)],
    ['Formulir dientri sampai akhir', (one) => formatCount(one.formsEntered)],
    ['Capaian pada akhir', (one) => formatCount(one.total)],
    ['Capaian pada akhir, %', (one) => formatPercent(one.percent, one.total)],
    ['Kurang pada akhir', (one) => formatCount(one.short)],
    ['Selesai', (one) => (one.finishDay === null ? '–' : formatDay(one.finishDay))],
    ['Perlu sehari', (one) => formatCount(one.requiredPace)],
    ['Perlu sehari per kader', (one) => formatDecimal(one.requiredPacePerKader)],
    ['Kader yang diperlukan', (one) => formatCount(one.kaderNeeded)],
  ];
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">Perbandingan keadaan sekarang dan yang diandaikan</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Yang dihitung</span>
            </th>
            <th scope="col">Seperti sekarang</th>
            <th scope="col">Bila demikian</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, of]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{of(now)}</td>
              <td>{of(now) === of(then) ? of(then) : <strong>{of(then)}</strong>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
