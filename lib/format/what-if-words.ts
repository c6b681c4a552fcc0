import type { AreaProgress } from '../domain/area-progress';
import type { Campaign } from '../domain/campaigns';
import { daysBetween, type IsoDay } from '../domain/days';
import type { Assumptions, StartingPoint, WhatFollows } from '../domain/what-if';
import { formatDay, formatDayBeside } from './days';
import { formatCount, formatDecimal, formatPace, formatPercent } from './numbers';
import { stagePhraseOf } from './words';

type Told = {
  campaign: Campaign;
  area: Pick<AreaProgress['area'], 'name'>;
  stage: AreaProgress['stage'];
  start: StartingPoint;
  assumed: Assumptions;
  follows: WhatFollows;
};

/** "6.000 kader, 500 formulir dientri sehari, dan masa pendataan sampai 21 Juni"; null: nothing is assumed. */
function describeAssumptions({ assumed, start, campaign }: Pick<Told, 'assumed' | 'start' | 'campaign'>) {
  const { kader, pace, formsPerDay, endDay } = assumed;
  const parts = [
    kader === null ? null : `${formatCount(kader)} kader`,
    pace === null ? null : `laju ${formatPace(pace)} ${campaign.unit} sehari`,
    formsPerDay === null ? null : `${formatCount(formsPerDay)} formulir dientri sehari`,
    endDay === null ? null : `masa pendataan sampai ${formatDayBeside(endDay, start.asOf)}`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return parts.length < 3 ? parts.join(' dan ') : `${parts.slice(0, -1).join(', ')}, dan ${parts.at(-1)}`;
}

/**
 * What follows, in sentences that a head reads to the bupati: "Dengan 9.122 kader, Karawang mencapai 35,93 % pada 31 Mei:
 * 264.000 dari 734.768 keluarga masuk server, kurang 470.768. Untuk selesai perlu 14.408 keluarga sehari, 1,6 per kader."
 */
export function describeWhatFollows(told: Told): string {
  const { campaign, area, stage, start, follows } = told;
  const assumed = describeAssumptions(told);
  const begin = assumed === null ? `Bila tidak ada yang berubah, ${area.name}` : `Dengan ${assumed}, ${area.name}`;
  if (start.target === null) return `${begin} belum dapat dihitung: targetnya belum ada.`;
  if (start.total === null) return `${begin} belum dapat dihitung: belum ada laporan.`;
  if (start.total >= start.target) return `${area.name} sudah mencapai targetnya.`;
  if (follows.daysLeft === 0)
    return `Masa pendataan ${area.name} berakhir ${formatDay(follows.endDay)}. Isi tanggal akhir yang baru untuk menghitung.`;
  if (follows.total === null) return `${begin} tidak bertambah: lajunya tidak maju. ${describeNeed(told)}`;
  const end = formatDayBeside(follows.endDay, start.asOf);
  const { finishDay } = follows;
  const unit = `${campaign.unit} ${stagePhraseOf(campaign, stage)}`;
  if (finishDay !== null && finishDay <= follows.endDay)
    return `${begin} selesai ${formatDayBeside(finishDay, start.asOf)}, ${describeSpare(finishDay, told)}.`;
  const stands = `${formatCount(follows.total)} dari ${formatCount(start.target)} ${unit}`;
  const reached = `${begin} mencapai ${formatPercent(follows.percent, follows.total)} pada ${end}`;
  return `${reached}: ${stands}, kurang ${formatCount(follows.short)}. ${describeNeed(told)}`;
}

function describeSpare(finishDay: IsoDay, { follows }: Told): string {
  const spare = daysBetween(finishDay, follows.endDay);
  return spare === 0 ? 'tepat pada hari terakhir' : `${formatCount(spare)} hari sebelum masa pendataan berakhir`;
}

/** "Untuk selesai perlu 14.408 keluarga sehari, 3,2 per kader, atau 27.382 kader dengan laju ini." */
function describeNeed({ campaign, follows }: Told): string {
  const { requiredPace, requiredPacePerKader, kaderNeeded, kader } = follows;
  if (requiredPace === null) return '';
  const perKader = requiredPacePerKader === null ? '' : `, ${formatDecimal(requiredPacePerKader)} per kader`;
  const needed =
    kaderNeeded === null || kaderNeeded <= (kader ?? 0)
      ? ''
      : `, atau ${formatCount(kaderNeeded)} kader dengan laju per kader ini`;
  return `Untuk selesai perlu ${formatCount(requiredPace)} ${campaign.unit} sehari${perKader}${needed}.`;
}
