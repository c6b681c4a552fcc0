import { expect, test } from 'vitest';
import type { CampaignPhase } from '../domain/campaigns';
import { toDay } from '../domain/days';
import { noFigures } from '../domain/fixtures/figures';
import { describeCampaignNotes } from './campaign-words';

const notesOf = (phase: CampaignPhase, figures: { target?: number; takesPart?: boolean } = { target: 734_768 }) =>
  describeCampaignNotes({
    campaign: { startDay: toDay('2021-04-01') },
    ...{ phase, endDay: toDay('2021-05-31') },
    progress: { headline: { ...noFigures, ...figures } },
  });

test.each<[CampaignPhase, string[]]>([
  ['running', []],
  ['upcoming', ['Pendataan belum dimulai: laporan diterima untuk hari sejak 1 April 2021.']],
  ['over', ['Masa pendataan berakhir 31 Mei 2021. Laporan yang menyusul untuk hari-hari di dalamnya masih diterima.']],
  ['closed', ['Kampanye ini ditutup dan tidak menerima laporan lagi.']],
  ['archived', ['Kampanye ini diarsipkan: angkanya hanya dapat dibaca.']],
])('a campaign that is %s says so', (phase, notes) => {
  expect(notesOf(phase)).toEqual(notes);
});

test('without a target that is said, but for an area that has none to have', () => {
  expect(notesOf('running', {})).toEqual(['Targetnya belum ada, jadi persen dan status belum dapat dihitung.']);
  expect(notesOf('running', { takesPart: false })).toEqual([]);
});
