'use client';

import { type FormEvent, useActionState, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Stage } from '@/lib/domain/counts';
import type { IsoDay } from '@/lib/domain/days';
import { localTime } from '@/lib/domain/time-zones';
import {
  type CellConflict,
  isKeySpent,
  type SaveOutcome,
  type TypedCells,
  type TypedChannel,
  type TypingState,
} from '@/lib/domain/typed-figures';
import { formatDayShort } from '@/lib/format/days';
import { formatMinute } from '@/lib/format/instants';
import styles from './count-grid.module.css';
import { CountRow, type GridRow } from './count-row';
import { CountSums } from './count-sums';
import {
  type Cells,
  cellKey,
  cellsOf,
  chooseCell,
  codeOf,
  type Held,
  holdRows,
  leaveOut,
  listChanged,
  openCells,
  openTotals,
  type Reasons,
  reasonFor,
  restoreSent,
  settleSaved,
  stillHeld,
  writeReason,
} from './grid-cells';
import { keyContent, type SentBefore } from './request-key';
import { SaveAnswer } from './save-answer';
import { useDraft } from './use-draft';
import { useGridKeys } from './use-grid-keys';

type Outcome = SaveOutcome | { kind: 'unsent' };

/**
 * The grid that figures are typed into. Without a script it is a plain form; with one it knows the keys of a spreadsheet,
 * keeps what is not saved in this browser and sends the changed cells only.
 */
export function CountGrid(props: {
  campaign: string;
  /** What is typed, as the fields of the form say it: campaign and area, with day and stage, or with a version of the targets. */
  place: Readonly<Record<string, string>>;
  user: string;
  caption: string;
  labels: Record<TypedChannel, string>;
  /** What the columns of a pasted table are looked for by: the stage, or targets. */
  kind: Stage | 'target';
  /** The columns that are typed into. */
  channels: readonly TypedChannel[];
  rows: GridRow[];
  /** Of the form that is sent without a script. */
  requestKey: string;
  save: (previous: TypingState, form: FormData) => Promise<TypingState>;
  /** A field beside the cells that is sent with them. */
  field?: { name: string; label: string; hint: string; most: number };
}) {
  const { rows, channels, campaign, place, labels, field } = props;
  const ofTargets = props.kind === 'target';
  // Of a form that was sent without a script; with one, `submit` asks the action itself.
  const [answered, plainSubmit] = useActionState(props.save, null);
  const [cells, setCells] = useState<Cells>(() => openCells(rows, answered?.cells ?? {}));
  const [outcome, setOutcome] = useState<Outcome | null>(answered?.outcome ?? null);
  const [held, setHeld] = useState<Held>(() => (answered ? holdRows(answered.outcome, answered.cells) : {}));
  const [reasons, setReasons] = useState<Reasons>(() => openReasons(answered?.reasons ?? {}, rows, cells));
  // Totals without channels as the rows were opened, or as a conflict has shown them since.
  const [inAll, setInAll] = useState(() => openTotals(rows, answered?.outcome ?? null));
  const [tries, setTries] = useState(0);
  const [saving, setSaving] = useState(false);
  const busy = useRef(false);
  const sentBefore = useRef<SentBefore | null>(null);
  const draft = useDraft(`kejar-isi:${props.user}:${Object.values(place).join(':')}`);
  const changed = useMemo(() => listChanged(cells), [cells]);
  const count = Object.keys(changed).length;
  const { keep, offered } = draft;
  const touched = useRef(false);
  useEffect(() => {
    // Before anything was typed there is nothing to keep, and a draft that waits to be offered is not to be lost.
    if (touched.current) keep(changed);
  }, [changed, keep]);

  const change = (next: (old: Cells) => Cells) => {
    touched.current = true;
    setCells(next);
  };
  const keys = useGridKeys({ rows, channels, kind: props.kind, change });
  const sharedDay = sharedDayOf(rows);
  const ofDay = sharedDay === null ? '' : `, ${formatDayShort(sharedDay)}`;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    setSaving(true);
    const sent = changed;
    const form = new FormData();
    for (const [name, value] of Object.entries(place)) form.set(name, value);
    if (field) form.set(field.name, String(new FormData(event.currentTarget).get(field.name) ?? ''));
    for (const [key, cell] of Object.entries(sent)) {
      form.set(`angka.${key}`, cell.text);
      form.set(`semula.${key}`, String(cell.opened ?? ''));
      const code = codeOf(key);
      form.set(`semula-total.${code}`, String(inAll[code] ?? ''));
    }
    for (const [key, { text }] of Object.entries(sent)) {
      const code = codeOf(key);
      const reason = reasonFor(reasons[code], cells);
      if (reason === '') continue;
      form.set(`alasan.${code}`, reason);
      form.set(`alasan-untuk.${key}`, text);
    }
    const keyed = keyContent(sentBefore.current, JSON.stringify([...form]));
    form.set('kunci', keyed.key);
    const result = await ask(props.save, form);
    sentBefore.current = result.kind !== 'unsent' && isKeySpent(result) ? null : keyed;
    if (result.kind === 'saved') {
      const out = new Set(result.held.map(({ area: code }) => code));
      const taken = leaveOut(sent, out);
      change((old) => (result.proposed ? restoreSent(old, taken) : settleSaved(old, taken)));
      setReasons((old) => Object.fromEntries(Object.entries(old).filter(([code]) => out.has(code))));
    }
    setHeld(holdRows(result, sent));
    setOutcome(result);
    setTries((before) => before + 1);
    setSaving(false);
    busy.current = false;
  };

  const describeReason = useCallback(
    (code: string, text: string, of: TypedCells) =>
      setReasons((old) => ({ ...old, [code]: writeReason(text, code, of) })),
    [],
  );
  const choose = (conflict: CellConflict, whose: 'saya' | 'mereka') => {
    const key = cellKey(conflict.channel, conflict.code);
    change((old) => ({ ...old, [key]: chooseCell(conflict, whose) }));
    const seen = conflict.inAll;
    if (seen !== null) setInAll((old) => ({ ...old, [conflict.code]: seen }));
  };
  const takeDraft = (take: boolean) => {
    const left = Object.entries(offered?.cells ?? {});
    draft.settle();
    // What was typed on this visit is newer.
    change((old) => ({
      ...old,
      ...(take ? Object.fromEntries(left.filter(([key]) => key in old)) : {}),
      ...listChanged(old),
    }));
  };

  return (
    <form
      action={plainSubmit}
      onSubmit={submit}
      className={styles.form}
      aria-label={ofTargets ? 'Isian target' : 'Isian angka'}
    >
      <input type="hidden" name="kunci" value={answered?.requestKey ?? props.requestKey} />
      {Object.entries(place).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {offered ? (
        <div role="status" className={styles.offer}>
          <p>
            Ada {Object.keys(offered.cells).length} sel yang belum tersimpan dari pukul {clockOf(offered.at)} WIB.
          </p>
          <Button kind="primary" onClick={() => takeDraft(true)}>
            Lanjutkan
          </Button>
          <Button onClick={() => takeDraft(false)}>Buang</Button>
        </div>
      ) : null}
      {outcome ? (
        <SaveAnswer key={tries} outcome={outcome} labels={labels} campaign={campaign} onChoose={choose} />
      ) : null}
      <div aria-live="polite">{keys.note ? <p className={styles.offer}>{keys.note}</p> : null}</div>
      <table className={styles.grid} ref={keys.table}>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">Wilayah</th>
            {ofTargets ? null : <th scope="col">Target</th>}
            {channels.map((channel) => (
              <th key={`terakhir ${channel}`} scope="col">
                {ofTargets ? 'Semula' : `${labels[channel]} terakhir${ofDay}`}
              </th>
            ))}
            {channels.map((channel) => (
              <th key={channel} scope="col">
                {labels[channel]}
              </th>
            ))}
            <th scope="col">Selisih</th>
            <th scope="col" data-col="catatan">
              Catatan
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CountRow
              key={row.code}
              row={row}
              channels={channels}
              labels={labels}
              online={cells[cellKey('online', row.code)] ?? null}
              manual={cells[cellKey('manual', row.code)] ?? null}
              unsplit={cells[cellKey('unsplit', row.code)] ?? null}
              openedInAll={inAll[row.code] ?? null}
              held={stillHeld(held[row.code], cells)}
              ofTargets={ofTargets}
              sharedDay={sharedDay}
              reason={reasonFor(reasons[row.code], cells)}
              onReason={describeReason}
              {...keys.handlers}
            />
          ))}
        </tbody>
        <CountSums rows={rows} channels={channels} labels={labels} cells={cells} ofTargets={ofTargets} />
      </table>
      {field ? (
        <label className={styles.field}>
          <span>{field.label}</span>
          <small>{field.hint}</small>
          <textarea name={field.name} rows={2} maxLength={field.most} defaultValue={answered?.field ?? ''} />
        </label>
      ) : null}
      <div className={styles.bar}>
        <SubmitButton kind="primary" pending={saving}>
          {saving ? 'Menyimpan…' : 'Simpan'}
        </SubmitButton>
        <p aria-live="polite">{describeUnsaved(count, outcome)}</p>
      </div>
    </form>
  );
}

const openReasons = (said: Record<string, string>, rows: readonly GridRow[], cells: Cells): Reasons =>
  Object.fromEntries(
    rows.flatMap((row) => {
      const text = said[row.code];
      return text === undefined ? [] : [[row.code, writeReason(text, row.code, cellsOf(cells, row))]];
    }),
  );

/** Beside the button, where the answer above the table may be out of sight. */
function describeUnsaved(count: number, outcome: Outcome | null): string {
  const became = outcome?.kind === 'saved' && outcome.proposed ? 'menjadi usulan' : 'tersimpan';
  const saved = outcome?.kind === 'saved' ? `${outcome.cells} sel ${became}, pukul ${outcome.at} WIB. ` : '';
  if (count > 0) return `${saved}${count} sel diubah, belum tersimpan.`;
  return saved === '' ? 'Belum ada sel yang diubah.' : saved.trim();
}

/** The day of the last report of all rows that have one; null: they are of several days, or there is none. */
function sharedDayOf(rows: readonly GridRow[]): IsoDay | null {
  const days = new Set(rows.map(({ reportedOn }) => reportedOn).filter((one) => one !== null));
  const [only] = days;
  return days.size === 1 && only !== undefined ? only : null;
}

/** Asks the server; whatever keeps the answer from coming is no reason to lose what was typed. */
async function ask(
  save: (previous: TypingState, form: FormData) => Promise<TypingState>,
  form: FormData,
): Promise<Outcome> {
  try {
    return (await save(null, form))?.outcome ?? { kind: 'unsent' };
  } catch {
    return { kind: 'unsent' };
  }
}

/** "10.32", in western Indonesia. */
function clockOf(at: number): string {
  return formatMinute(localTime(new Date(at), 'WIB').minute);
}
