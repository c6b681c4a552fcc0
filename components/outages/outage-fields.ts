import type { TaskField } from '@/components/ui/task-form';
import type { IsoDay } from '@/lib/domain/days';
import { outageLimits } from '@/lib/domain/outages';
import { localTime } from '@/lib/domain/time-zones';

/** The present values of an outage that is corrected; a new one has only its first day. */
export type KnownSpan = {
  fromDay: IsoDay;
  toDay?: IsoDay | null;
  fromAt?: Date | null;
  toAt?: Date | null;
  channel?: string | null;
  reason?: string;
  source?: string;
};

/** The fields of an outage: channel, days with hours that may stay empty, cause and source. */
export function outageFields(known: KnownSpan): TaskField[] {
  const { fromAt = null, toAt = null } = known;
  return [
    {
      ...{
        name: 'kanal',
        label: 'Kanal',
        kind: 'select',
        value: known.channel === undefined ? 'online' : (known.channel ?? ''),
      },
      choices: [
        { value: 'online', label: 'Online' },
        { value: 'manual', label: 'Formulir kertas' },
        { value: '', label: 'Semua kanal' },
      ],
    },
    { name: 'mulai', label: 'Mulai, hari', kind: 'day', value: known.fromDay, required: true },
    { name: 'mulai-jam', label: 'jam (WIB)', kind: 'clock', value: clockOf(fromAt), beside: true },
    { name: 'selesai', label: 'Selesai, hari', kind: 'day', value: dayOf(known) },
    {
      ...{ name: 'selesai-jam', label: 'jam (WIB)', kind: 'clock', value: clockOf(toAt), beside: true },
      hint: 'Jam seperti 07.30; kosong: sehari penuh. Selesai kosong: masih berlangsung.',
    },
    {
      ...{ name: 'penyebab', label: 'Penyebab', value: known.reason ?? '', required: true },
      ...{ most: outageLimits.reason.most, hint: 'Tercetak di lembar rapat dan rekap, misalnya: server pusat mati.' },
    },
    {
      ...{ name: 'sumber', label: 'Sumber', value: known.source ?? '', most: outageLimits.source },
      hint: 'Siapa yang mengabarkan, misalnya: grup WhatsApp provinsi. Boleh kosong.',
    },
  ];
}

/** "08.10"; '': no hour is known. */
function clockOf(instant: Date | null): string {
  if (instant === null) return '';
  const { minute } = localTime(instant, 'WIB');
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}.${String(minute % 60).padStart(2, '0')}`;
}

/** An end at midnight is 00:00 of the day after the last day of the outage. */
function dayOf({ toDay, toAt }: KnownSpan): string {
  return toAt ? localTime(toAt, 'WIB').day : (toDay ?? '');
}
