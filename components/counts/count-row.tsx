import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, memo } from 'react';
import type { ChannelFigures } from '@/lib/domain/counts';
import type { IsoDay } from '@/lib/domain/days';
import { type HeldRow, heldReason, problemOfReason } from '@/lib/domain/held-rows';
import {
  checkTypedRow,
  type TypedCell,
  type TypedCells,
  type TypedChannel,
  type TypedFigures,
} from '@/lib/domain/typed-figures';
import { formatDayShort } from '@/lib/format/days';
import { describeHeld } from '@/lib/format/held-words';
import { formatChange, formatCount } from '@/lib/format/numbers';
import { describeTypedProblem, describeTypedWarning } from '@/lib/format/typed-words';
import styles from './count-grid.module.css';

export type GridRow = {
  code: string;
  /** Without its kind, as pasted tables are matched. */
  name: string;
  /** As it is read: "Kota Magelang", for there is a Magelang that is a kabupaten. */
  label: string;
  target: number | null;
  yesterday: ChannelFigures;
  /** The day of the report that `yesterday` is of; null: none. */
  reportedOn: IsoDay | null;
  said: TypedFigures;
  /** The channels that have a field. */
  channels: readonly TypedChannel[];
  /** Reported of this day without channels. */
  saidInAll: number | null;
  /** The day is signed off for the area: its figures stand. */
  closed: boolean;
  /** More that is to be known of the row. */
  note?: string | undefined;
};

/** What a cell does with the keyboard, by its row's place. */
export type CellHandlers = {
  onType: (code: string, channel: TypedChannel, text: string) => void;
  onKey: (event: KeyboardEvent<HTMLInputElement>, code: string, channel: TypedChannel) => void;
  onPaste: (event: ClipboardEvent<HTMLInputElement>, code: string, channel: TypedChannel) => void;
  onEnter: (event: FocusEvent<HTMLInputElement>) => void;
};

/** Beside figures by channel of the same upload a total stands; alone it is what typing would replace. */
function describeSaidInAll({ saidInAll, said }: GridRow): string {
  const figure = formatCount(saidInAll);
  return said.online === null && said.manual === null
    ? `Hari ini tercatat ${figure} tanpa rincian kanal. Angka yang diisi di sini menggantikannya.`
    : `Hari ini juga tercatat ${figure} tanpa rincian kanal; perubahan di sini mengakhirinya.`;
}

/** An area with its two fields and what is to be said of them. */
export const CountRow = memo(function CountRow(
  props: {
    row: GridRow;
    /** The columns of the grid; the row may have no field in one. */
    channels: readonly TypedChannel[];
    labels: Record<TypedChannel, string>;
    /** Null: no field. Each by itself, so that a key redraws its own row only. */
    online: TypedCell | null;
    manual: TypedCell | null;
    unsplit: TypedCell | null;
    /** The total without channels that the row was opened with. */
    openedInAll: number | null;
    /** What the server holds of the row as it was sent. */
    held: readonly HeldRow[];
    /** Targets are typed, and `yesterday` is what counts now. */
    ofTargets: boolean;
    /** The day that all figures beside are of, said in the head; null: each row says its own. */
    sharedDay: IsoDay | null;
    reason: string;
    onReason: (code: string, reason: string, of: TypedCells) => void;
  } & CellHandlers,
) {
  const { row, channels, labels, reason, ofTargets } = props;
  const cells: TypedCells = Object.fromEntries(
    channels.flatMap((channel) => (props[channel] === null ? [] : [[channel, props[channel]]])),
  );
  const checked = checkTypedRow({ cells, target: row.target, yesterday: row.yesterday, isTarget: ofTargets });
  const held = props.held.length > 0 ? props.held : checked.held ? [checked.held] : [];
  const unsplit = channels.includes('unsplit') ? null : row.yesterday.unsplit;
  const noteId = `catatan-${row.code}`;
  return (
    <tr data-changed={checked.changed > 0 || undefined}>
      <th scope="row">{row.label}</th>
      {ofTargets ? null : (
        <td data-col="target" data-label="Target">
          {formatCount(row.target)}
        </td>
      )}
      {channels.map((channel) => (
        <td
          key={channel}
          data-col={`kemarin-${channel}`}
          data-label={ofTargets ? 'Semula' : `${labels[channel]} terakhir`}
        >
          <span>
            {formatCount(row.yesterday[channel])}
            {row.yesterday[channel] === null || row.reportedOn === null || row.reportedOn === props.sharedDay ? null : (
              <small> {formatDayShort(row.reportedOn)}</small>
            )}
          </span>
        </td>
      ))}
      {channels.map((channel) => {
        const cell = cells[channel];
        if (!cell) {
          return (
            <td key={channel} data-col={channel} data-label={labels[channel]}>
              –
            </td>
          );
        }
        const key = `${channel}.${row.code}`;
        const wrong = checked.problems.some((one) => one.channel === channel);
        return (
          <td key={channel} data-col={channel} data-label={labels[channel]}>
            <input
              name={`angka.${key}`}
              value={cell.text}
              inputMode="numeric"
              autoComplete="off"
              maxLength={80}
              aria-label={`${labels[channel]} ${row.label}`}
              aria-invalid={wrong || undefined}
              aria-describedby={noteId}
              readOnly={row.closed}
              onChange={(event) => props.onType(row.code, channel, event.target.value)}
              onKeyDown={(event) => props.onKey(event, row.code, channel)}
              onPaste={(event) => props.onPaste(event, row.code, channel)}
              onFocus={props.onEnter}
            />
            <input type="hidden" name={`semula.${key}`} value={cell.opened ?? ''} />
          </td>
        );
      })}
      <td data-col="selisih" data-label="Selisih">
        {formatChange(checked.difference)}
      </td>
      <td data-col="catatan" id={noteId}>
        {row.note ? <p>{row.note}</p> : null}
        {row.closed ? <p>Sudah disahkan, tidak dapat diubah.</p> : null}
        {checked.problems.map(({ channel, problem }) => (
          <p key={channel} className={styles.wrong}>
            {describeTypedProblem(labels[channel], problem, ofTargets)}
          </p>
        ))}
        {held.length > 0 ? (
          <div className={styles.held}>
            {held.map((one) => (
              <p key={`${one.code} ${one.value}`}>
                <strong>Ditahan.</strong> {describeHeld(one)}
              </p>
            ))}
            <label>
              <span>Bila memang benar, alasannya</span>
              <input
                name={`alasan.${row.code}`}
                value={reason}
                onChange={(event) => props.onReason(row.code, event.target.value, cells)}
                maxLength={heldReason.most}
                autoComplete="off"
                aria-label={`Alasan ${row.label}`}
                aria-invalid={(reason !== '' && problemOfReason(reason) !== null) || undefined}
              />
              {channels.map((channel) => (
                <input
                  key={channel}
                  type="hidden"
                  name={`alasan-untuk.${channel}.${row.code}`}
                  value={cells[channel]?.text ?? ''}
                />
              ))}
            </label>
          </div>
        ) : null}
        {checked.warnings.map((warning) => (
          <p key={describeTypedWarning(warning, labels)}>{describeTypedWarning(warning, labels)}</p>
        ))}
        <input type="hidden" name={`semula-total.${row.code}`} value={props.openedInAll ?? ''} />
        {row.saidInAll === null || channels.includes('unsplit') ? null : <p>{describeSaidInAll(row)}</p>}
        {unsplit === null || unsplit === 0 ? null : (
          <p>Laporan terakhir juga memuat {formatCount(unsplit)} tanpa rincian kanal.</p>
        )}
      </td>
    </tr>
  );
});
