import { describe, expect, test } from 'vitest';
import type { HeldArea } from '../domain/area-progress';
import { type Campaign, campaignDefaults, computeClock } from '../domain/campaigns';
import { type ChannelFigures, noChannelFigures, type Stage } from '../domain/counts';
import { toDay } from '../domain/days';
import type { Outage } from '../domain/outages';
import { noParts } from '../domain/parts';
import { computeFigures } from '../domain/progress';
import { buildSeries } from '../domain/series';
import { buildHeadline, plainText } from './headline';

const campaign: Campaign = {
  ...campaignDefaults,
  id: 1,
  slug: 'pk21',
  name: 'Pendataan Keluarga 2021',
  unit: 'keluarga',
  startDay: toDay('2021-04-01'),
  endDay: toDay('2021-05-31'),
  editionId: 1,
  plannedOnlinePercent: 70,
  source: 'Rekap DPPKB Karawang',
  simulated: null,
  sharing: true,
};

const areaLo = 3_215_000_000;
const soundState = { own: false, below: 0, without: noChannelFigures };

type Case = {
  target?: number | null;
  recorded?: Partial<ChannelFigures>;
  found?: number;
  collected?: Partial<ChannelFigures>;
  asOf?: string;
  reported?: string | null;
  stage?: Stage;
  unit?: string;
  outages?: Outage[];
  stated?: number;
  /** Named as held, and what is left without them. */
  held?: { named: HeldArea[]; below: number; without: Partial<ChannelFigures> };
};

/** The headline and story of an area as pages get them: the figures come from the domain. */
function say(given: Case): { sentence: string; story: string[] } {
  const asOf = toDay(given.asOf ?? '2021-04-12');
  const stage = given.stage ?? 'recorded';
  const unit = { ...campaign, unit: given.unit ?? campaign.unit };
  const figures = {
    collected: { ...noChannelFigures, ...given.collected },
    recorded: { ...noChannelFigures, ...given.recorded },
    validated: noChannelFigures,
  };
  const none = { collected: noChannelFigures, recorded: noChannelFigures, validated: noChannelFigures };
  const stated =
    given.stated === undefined ? none : { ...none, recorded: { ...noChannelFigures, unsplit: given.stated } };
  const lastReportDay = given.reported === null ? null : toDay(given.reported ?? given.asOf ?? '2021-04-12');
  const outages = given.outages ?? [];
  const target = given.target === undefined ? 734_768 : given.target;
  const headline = computeFigures({
    campaign: unit,
    extensions: [],
    outages,
    asOf,
    stage,
    target: { total: target, online: null, manual: null, stated: target, parts: null },
    state: {
      areaLo,
      lastReportDay,
      figures,
      stated,
      fell: { collected: false, recorded: false, validated: false },
      kader: null,
      supervisor: null,
      found: given.found ?? null,
      ...(given.held && {
        held: {
          collected: soundState,
          recorded: {
            ...{ own: given.held.below === 0, below: given.held.below },
            without: { ...noChannelFigures, ...given.held.without },
          },
          validated: soundState,
        },
      }),
    },
    history: new Map(),
  });
  const progress: Parameters<typeof buildHeadline>[0] = {
    campaign: unit,
    asOf,
    stage,
    area: { code: '32.15', name: 'Karawang', level: 2, kind: 'kabupaten' },
    clock: computeClock({ ...unit, asOf }),
    headline,
    held: given.held?.named ?? [],
    scope: null,
    parts: noParts,
    lastReportDay,
    outages,
    series: buildSeries({
      campaign: unit,
      endDay: unit.endDay,
      outages,
      areaLo,
      asOf,
      targetOn: () => target,
      reports: [],
    }),
  };
  const { sentence, story } = buildHeadline(progress);
  const text = (spans: Parameters<typeof plainText>[0]) => plainText(spans).replaceAll('\u00a0', ' ');
  return { sentence: text(sentence), story: story.map(text) };
}

describe('the answer in one sentence', () => {
  test('says Karawang as published on 12 April 2021', () => {
    const { sentence, story } = say({
      recorded: { online: 28_800 },
      collected: { online: 42_174, manual: 18_029 },
      outages: [
        {
          id: 1,
          areaLo,
          areaHi: 3_215_999_999,
          channel: null,
          fromDay: toDay('2021-04-06'),
          toDay: toDay('2021-04-07'),
          reason: 'Server pusat mati.',
        },
      ],
    });
    expect(sentence).toBe('Karawang tertinggal: 3,92 % keluarga masuk server, seharusnya 19,67 % hari ini.');
    expect(story).toEqual([
      '28.800 dari 734.768 keluarga, semuanya online.',
      'Dua hari hilang karena gangguan: server pusat mati.',
      '18.029 formulir kertas dan 13.374 data online sudah terdata tetapi belum masuk server; bila semua yang terdata masuk: 8,19 %.',
    ]);
  });

  describe('where a figure is held', () => {
    const tirtamulya: HeldArea = {
      area: { code: '32.15.16', name: 'Tirtamulya', level: 3, kind: 'kecamatan' },
      ...{ total: 15_400_000, target: 15_340, percent: 100_391.13 },
    };
    const recorded = { online: 15_428_800 };

    test('begins with the warning, and says how the area stands without it', () => {
      const { sentence } = say({ recorded, held: { named: [tirtamulya], below: 1, without: { online: 30_340 } } });
      expect(sentence).toBe(
        'Angka Tirtamulya janggal: 100.391 % dari target. Tanpa itu Karawang tertinggal: 4,13 % keluarga masuk server, seharusnya 19,67 % hari ini.',
      );
    });

    test('says that nothing is left, and counts without a target', () => {
      const own = { ...tirtamulya, area: { ...tirtamulya.area, code: '32.15', name: 'Karawang' } };
      expect(say({ recorded, held: { named: [own], below: 0, without: {} } }).sentence).toBe(
        'Angka ini janggal: 100.391 % dari target. Tanpa itu belum ada angka masuk server Karawang.',
      );
      const aimless = { recorded, target: null, held: { named: [tirtamulya], below: 1, without: { online: 9 } } };
      expect(say(aimless).sentence).toBe(
        'Angka Tirtamulya janggal: 100.391 % dari target. Tanpa itu Karawang: 9 keluarga masuk server; targetnya belum ada.',
      );
    });

    test('says done only where the rest is', () => {
      const done = say({ recorded, held: { named: [tirtamulya], below: 1, without: { online: 734_768 } } });
      expect(done.sentence).toMatch(/ Tanpa itu Karawang selesai: 100,00 % keluarga masuk server\.$/);
      const unnamed = say({ recorded, held: { named: [], below: 1, without: { online: 30_340 } } });
      expect(unnamed.sentence).toMatch(/^Ada angka yang janggal\. Tanpa itu Karawang tertinggal: 4,13 %/);
    });
  });

  test('speaks of the stage that the reader chose', () => {
    const collected = say({
      recorded: { online: 28_800 },
      collected: { online: 42_174, manual: 18_029 },
      stage: 'collected',
    });
    expect(collected.sentence).toBe('Karawang tertinggal: 8,19 % keluarga terdata, seharusnya 19,67 % hari ini.');
    expect(collected.story).toEqual(['60.203 dari 734.768 keluarga: 42.174 online dan 18.029 manual.']);
    const validated = say({ recorded: { online: 28_800 }, stage: 'validated' });
    expect(validated.sentence).toBe(
      'Karawang belum lapor angka tervalidasi: seharusnya 19,67 % keluarga tervalidasi hari ini.',
    );
  });

  test('says on track, at risk and done', () => {
    expect(say({ recorded: { online: 150_000 } }).sentence).toBe(
      'Karawang sesuai jadwal: 20,41 % keluarga masuk server, seharusnya 19,67 % hari ini.',
    );
    expect(say({ recorded: { online: 120_000 } }).sentence).toMatch(/^Karawang waspada: 16,33 %/);
    expect(say({ recorded: { online: 734_768 } }).sentence).toBe('Karawang selesai: 100,00 % keluarga masuk server.');
  });

  test('does not cap what passes the target', () => {
    const over = say({ target: 15_703_133, recorded: { unsplit: 15_741_662 }, asOf: '2021-05-31' });
    expect(over.sentence).toBe('Karawang selesai: 100,25 % keluarga masuk server.');
    expect(over.story).toEqual(['15.741.662 dari 15.703.133 keluarga, tanpa rincian kanal; 38.529 di atas target.']);
  });

  test('says what was found and newly listed of what came in, where that is known', () => {
    const pk23 = { target: 15_703_133, recorded: { unsplit: 5_968_674 } };
    expect(say({ ...pk23, found: 5_584_128 }).story).toEqual([
      '5.968.674 dari 15.703.133 keluarga, tanpa rincian kanal.',
      'Ditemui 5.584.128, baru 384.546.',
    ]);
    expect(say({ ...pk23, found: 5_968_674 }).story).toContain('Ditemui 5.968.674, baru 0.');
    expect(say(pk23).story).toHaveLength(1);
    expect(say({ ...pk23, found: 5_584_128, stage: 'validated' }).story.join()).not.toContain('Ditemui');
  });

  test('tells not reported from nothing done', () => {
    const silent = say({ reported: null });
    expect(silent.sentence).toBe('Karawang belum lapor: seharusnya 19,67 % keluarga masuk server hari ini.');
    expect(silent.story).toEqual(['Target 734.768 keluarga; belum ada angka.']);
    const nothing = say({ recorded: { online: 0 } });
    expect(nothing.sentence).toMatch(/^Karawang tertinggal: 0,00 % keluarga/);
    expect(nothing.story).toEqual(['0 dari 734.768 keluarga.']);
    const collectedOnly = say({ collected: { manual: 12_000 } });
    expect(collectedOnly.sentence).toMatch(/^Karawang belum lapor angka masuk server/);
    expect(collectedOnly.story[0]).toBe('Target 734.768 keluarga; 12.000 sudah terdata.');
  });

  test('shows that something is there, however small', () => {
    expect(say({ target: 200_000_000, recorded: { online: 1 } }).sentence).toMatch(/tertinggal: <0,01 % keluarga/);
  });

  test('works without a target', () => {
    expect(say({ target: null, recorded: { online: 5 } }).sentence).toBe(
      'Karawang: 5 keluarga masuk server; targetnya belum ada.',
    );
    expect(say({ target: null, reported: null })).toEqual({
      sentence: 'Karawang belum lapor, dan targetnya belum ada.',
      story: [],
    });
    expect(say({ target: 0, recorded: { online: 5 } }).sentence).toBe(
      'Karawang: 5 keluarga masuk server; targetnya 0.',
    );
  });

  test('knows the first day, the last day and the days after', () => {
    expect(say({ asOf: '2021-03-30', reported: null })).toEqual({
      sentence: 'Karawang belum mulai: pendataan dibuka 1 April 2021.',
      story: [],
    });
    expect(say({ asOf: '2021-05-31', recorded: { online: 600_000 } }).sentence).toMatch(/seharusnya 100 % hari ini\.$/);
    expect(say({ asOf: '2021-06-02', recorded: { online: 600_000 } }).sentence).toMatch(
      /seharusnya 100 % sejak 31 Mei\.$/,
    );
  });

  test('names the channels there are', () => {
    expect(say({ recorded: { manual: 10 } }).story[0]).toBe('10 dari 734.768 keluarga, semuanya formulir kertas.');
    expect(say({ recorded: { online: 10, manual: 20, unsplit: 30 } }).story[0]).toBe(
      '60 dari 734.768 keluarga: 10 online, 20 manual, dan 30 tanpa rincian kanal.',
    );
  });

  test('says beside the figure that it is stale or doubtful', () => {
    expect(say({ recorded: { online: 10 }, reported: '2021-04-09' }).story).toContain('Laporan terakhir 9 April.');
    expect(say({ recorded: { online: 100 }, stated: 77 }).story).toContain(
      'Jumlah bagiannya lebih besar dari angka kendali 77.',
    );
  });

  test('counts in the unit of the campaign', () => {
    const { sentence, story } = say({ unit: 'kampung', target: 1514, recorded: { unsplit: 1322 } });
    expect(sentence).toMatch(/: 87,32 % kampung masuk server/);
    expect(story[0]).toBe('1.322 dari 1.514 kampung, tanpa rincian kanal.');
  });
});
