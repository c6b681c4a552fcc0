'use client';

import { useActionState } from 'react';
import { RefusedNotice } from '@/components/ui/refused-notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { IsoDay } from '@/lib/domain/days';
import { formatAreaName } from '@/lib/format/areas';
import { formatDay, formatDayShort } from '@/lib/format/days';
import { type FormState, untried } from '@/lib/format/form-state';
import { formatCount, formatPercent } from '@/lib/format/numbers';
import { flagPhrases } from '@/lib/format/words';
import styles from './close-form.module.css';

type State = {
  area: AreaRef;
  figures: { total: number | null; percent: number | null; lastReportDay: IsoDay | null };
  reported: boolean;
  odd: readonly ('held' | 'fell' | 'partsExceedWhole')[];
  ready: boolean;
  closure: { untilDay: IsoDay; byName: string } | null;
  mayClose: boolean;
};

/** The areas with their state and a checkbox each; those that are ready are ticked at first. */
export function CloseForm(props: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  hidden: Readonly<Record<string, string>>;
  asOf: IsoDay;
  states: readonly State[];
}) {
  const { asOf, states } = props;
  const [{ tries, problem, typed }, submit, pending] = useActionState(props.action, untried);
  const isClosed = ({ closure }: State) => closure !== null && closure.untilDay >= asOf;
  const open = states.filter((state) => state.mayClose && !isClosed(state));
  const count = (some: readonly State[]) => formatCount(some.length);
  const waiting = states.filter((state) => !isClosed(state));
  return (
    <form key={`form ${tries}`} action={submit} className={styles.form}>
      {problem ? (
        <RefusedNotice key={tries} title={problem.title}>
          <p>{problem.detail}</p>
        </RefusedNotice>
      ) : null}
      {Object.entries(props.hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p>
        {count(states.filter(isClosed))} dari {count(states)} sudah disahkan s.d. {formatDay(asOf)};{' '}
        {count(waiting.filter(({ ready }) => ready))} siap, {count(waiting.filter(({ odd }) => odd.length > 0))}{' '}
        janggal, {count(waiting.filter(({ reported }) => !reported))} belum lapor.
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Wilayah</th>
            <th scope="col">Masuk server</th>
            <th scope="col">Laporan terakhir</th>
            <th scope="col">Keadaan</th>
            <th scope="col">Disahkan</th>
          </tr>
        </thead>
        <tbody>
          {states.map((state) => (
            <Row
              key={state.area.code}
              state={state}
              choice={open.includes(state) ? { checked: state.ready && state.area.code !== props.hidden.kode } : null}
            />
          ))}
        </tbody>
      </table>
      {open.length > 0 ? (
        <>
          <div className={styles.field}>
            <label htmlFor="alasan-janggal">Alasan, bila ada angka janggal yang tetap disahkan</label>
            <input
              id="alasan-janggal"
              name="alasan"
              defaultValue={typed.alasan ?? ''}
              maxLength={300}
              autoComplete="off"
            />
          </div>
          <div>
            <SubmitButton kind="primary" pending={pending}>
              Sahkan yang dipilih s.d. {formatDay(asOf)}
            </SubmitButton>
          </div>
        </>
      ) : null}
    </form>
  );
}

/**
 * @param choice whether the area is ticked at first; null: it cannot be, since the day is closed or the reader may not close
 *   it. The area of the page itself is not ticked, since that would close all its children
 */
function Row({ state, choice }: { state: State; choice: { checked: boolean } | null }) {
  const { area, figures, closure } = state;
  const id = `sahkan-${area.code}`;
  return (
    <tr>
      <th scope="row">
        {choice ? (
          <label className={styles.choice} htmlFor={id}>
            <input id={id} type="checkbox" name="wilayah" value={area.code} defaultChecked={choice.checked} />
            <span>{formatAreaName(area)}</span>
          </label>
        ) : (
          formatAreaName(area)
        )}
      </th>
      <td data-label="Masuk server">
        {formatCount(figures.total)}
        {figures.percent === null ? null : <small> {formatPercent(figures.percent, figures.total)}</small>}
      </td>
      <td data-label="Laporan terakhir">
        {figures.lastReportDay === null ? 'belum pernah' : formatDayShort(figures.lastReportDay)}
      </td>
      <td data-label="Keadaan">{describeState(state)}</td>
      <td data-label="Disahkan" data-empty={closure === null ? '' : undefined}>
        {closure === null ? '–' : `s.d. ${formatDayShort(closure.untilDay)}, ${closure.byName}`}
      </td>
    </tr>
  );
}

function describeState({ reported, odd, ready }: State): string {
  if (ready) return 'Siap';
  const why = [...(reported ? [] : ['belum lapor hari itu']), ...odd.map((flag) => flagPhrases[flag])];
  return why.join('; ');
}
