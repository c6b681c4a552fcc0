import type { ComponentProps } from 'react';
import { Island } from '@/components/ui/island';
import { TaskForm } from '@/components/ui/task-form';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { Channel } from '@/lib/domain/counts';
import type { IsoDay } from '@/lib/domain/days';
import { timeZoneOf } from '@/lib/domain/time-zones';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatInstant } from '@/lib/format/instants';
import { describeDaysLost, describeSpan } from '@/lib/format/outage-words';
import { channelLabels } from '@/lib/format/words';
import { outageFields } from './outage-fields';
import styles from './outage-list.module.css';

type Action = ComponentProps<typeof TaskForm>['action'];

/** A version of an outage. */
type Said = {
  id: number;
  channel: Channel | null;
  fromDay: IsoDay;
  toDay: IsoDay | null;
  fromAt: Date | null;
  toAt: Date | null;
  reason: string;
  source: string;
  withdrawn: boolean;
  note: string;
  createdBy: string | null;
  createdAt: Date;
};

export type ListedOutage = Said & {
  area: AreaRef;
  seen: number;
  history: Said[];
  daysLost: { online: number; manual: number };
  mayChange: boolean;
};

type Actions = Record<'end' | 'correct' | 'withdraw', Action>;

/** The outages with their span, channel, days lost, source and earlier versions. */
export function OutageList(props: { campaign: string; outages: readonly ListedOutage[]; actions: Actions }) {
  const { outages } = props;
  return (
    <section id="daftar" aria-labelledby="daftar-judul" className={styles.section}>
      <h2 id="daftar-judul">Gangguan yang dicatat</h2>
      {outages.length === 0 ? (
        <p className={styles.empty}>Belum ada gangguan yang dicatat untuk wilayah ini.</p>
      ) : (
        <ul className={styles.list}>
          {outages.map((outage) => (
            <Entry key={outage.id} outage={outage} campaign={props.campaign} actions={props.actions} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Entry({ outage, campaign, actions }: { outage: ListedOutage; campaign: string; actions: Actions }) {
  const { id, area, withdrawn, toDay, mayChange, history } = outage;
  const open = toDay === null && !withdrawn;
  const zone = timeZoneOf(area.code);
  const hidden = { kampanye: campaign, id: String(id), dilihat: String(outage.seen) };
  return (
    <li data-state={withdrawn ? 'withdrawn' : open ? 'open' : 'ended'}>
      <p className={styles.what}>
        <strong>{formatAreaTitle(area)}</strong>, {channelOf(outage.channel)}:{' '}
        {describeSpan({ ...outage, from: outage.fromAt, until: outage.toAt }, zone)}
        {zone !== 'WIB' && outage.fromAt
          ? ` (${describeSpan({ ...outage, from: outage.fromAt, until: outage.toAt })})`
          : ''}
        . {outage.reason.replace(/\.$/, '')}.
      </p>
      <p className={styles.about}>
        {withdrawn ? 'Ditarik, tidak dihitung' : open ? 'Masih berlangsung' : 'Selesai'}
        {withdrawn ? '' : `; ${describeDaysLost(outage.daysLost)}`}. Dicatat {describeAuthor(history[0] ?? outage)}.
        {outage.source === '' ? '' : ` Sumber: ${outage.source}.`}
      </p>
      {mayChange && open ? (
        <Island name={`selesai ${id}`}>
          <TaskForm
            action={actions.end}
            name={`selesai-${id}`}
            hidden={hidden}
            fields={[]}
            submit="Sudah berjalan lagi sekarang"
          />
        </Island>
      ) : null}
      {mayChange ? (
        <details className={styles.more}>
          <summary>Koreksi atau tarik gangguan {formatAreaTitle(area)}</summary>
          <Island name={`koreksi ${id}`}>
            <TaskForm
              action={actions.correct}
              name={`koreksi-${id}`}
              hidden={hidden}
              fields={[...outageFields(outage), { name: 'alasan', label: 'Alasan koreksi', required: true, most: 200 }]}
              submit="Simpan koreksi"
              kind="plain"
            />
          </Island>
          <Island name={`tarik ${id}`}>
            <TaskForm
              action={actions.withdraw}
              name={`tarik-${id}`}
              hidden={hidden}
              fields={[{ name: 'alasan', label: 'Alasan penarikan', required: true, most: 200 }]}
              submit="Tarik catatan ini"
              kind="plain"
            />
          </Island>
        </details>
      ) : null}
      {history.length > 1 ? (
        <details className={styles.more}>
          <summary>Riwayat ({history.length} catatan)</summary>
          <ol className={styles.history}>
            {history.map((one) => (
              <li key={one.id}>
                {describeAuthor(one)}:{' '}
                {one.withdrawn
                  ? 'ditarik'
                  : `${channelOf(one.channel)}, ${describeSpan({ ...one, from: one.fromAt, until: one.toAt })}, ${one.reason.replace(/\.$/, '')}`}
                {one.note === '' ? '.' : `. Alasan: ${one.note}.`}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </li>
  );
}

function channelOf(channel: Channel | null): string {
  return channel === null ? 'semua kanal' : channelLabels[channel].toLowerCase();
}

function describeAuthor({ createdBy, createdAt }: Pick<Said, 'createdBy' | 'createdAt'>): string {
  return `${createdBy ?? 'operator baris perintah'}, ${formatInstant(createdAt)}`;
}
