import { Button } from '@/components/ui/button';
import type { IsoDay } from '@/lib/domain/days';
import type { Snapshot } from '@/lib/domain/snapshots';
import { formatDay, formatDayShortYear } from '@/lib/format/days';
import styles from './movement-form.module.css';

/**
 * Chooses the two sides: frozen sheets or days. A GET form, so that the address says what is compared.
 * @param props.from as `dari` writes it: "beku-12", "2021-04-12", or empty
 */
export function MovementForm(props: {
  path: string;
  /** What else the address says, name by name. */
  kept: [name: string, value: string][];
  snapshots: Snapshot[];
  days: IsoDay[];
  from: string;
  to: string;
}) {
  const choices = { snapshots: props.snapshots, days: props.days };
  const usual = props.snapshots.length > 0 ? 'Arsip rapat terakhir' : 'Tujuh hari sebelumnya';
  return (
    <form action={props.path} method="get" className={`${styles.form} screen-only`}>
      {props.kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Side name="dari" label="Dari" usual={usual} chosen={props.from} {...choices} />
      <Side name="ke" label="Ke" usual="Angka sekarang" chosen={props.to} {...choices} />
      <Button type="submit">Bandingkan</Button>
    </form>
  );
}

function Side(props: {
  name: string;
  label: string;
  usual: string;
  chosen: string;
  snapshots: Snapshot[];
  days: IsoDay[];
}) {
  const { name, snapshots, days, chosen } = props;
  return (
    <label className={styles.side}>
      <span>{props.label}</span>
      <select key={chosen} name={name} defaultValue={chosen}>
        <option value="">{props.usual}</option>
        {snapshots.length > 0 ? (
          <optgroup label="Arsip rapat">
            {snapshots.map((one) => (
              <option key={one.id} value={`beku-${one.id}`}>
                {one.name} ({formatDayShortYear(one.asOf)})
              </option>
            ))}
          </optgroup>
        ) : null}
        <optgroup label="Angka pada tanggal">
          {days.map((day) => (
            <option key={day} value={day}>
              {formatDay(day)}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}
