import { kabupatenOf, kecamatanOf } from './demo-campaign';
import { between, type Random, shuffled } from './random';

export const jabarDayCount = 31;

/** Garut, 17 and 18 July: no online entry. */
export const jabarOutage = { kabupaten: '32.05', days: [16, 17] } as const;

/** Pangandaran's last report is of 29 July. */
const lastReportOf = new Map([['32.18', 28]]);

/** How a desa works and reports; made up. Days count from 0. */
export type DesaProfile = {
  /** silent: never reports. early: only in the first days. */
  state: 'active' | 'early' | 'silent';
  /** How far it comes, against the mean of the province. */
  factor: number;
  /** Above 0 it speeds up during the month, below 0 it slows down. */
  tilt: number;
  manualShare: number;
  /** Sent later: share of the recorded figure that still waits on the phones at the start. */
  waitingShare: number;
  validShare: number;
  reports: boolean[];
  /** Days on which paper forms are entered: days after they were filled in. */
  entries: boolean[];
  outage(day: number): boolean;
};

type Office = { factor: number; tilt: number; manualShare: number; diligence: number; state: DesaProfile['state'] };

/** A profile for each desa: uneven kabupaten, kecamatan that differ within them, a few silent ones. */
export function profileJabar(random: Random, desa: readonly string[]): DesaProfile[] {
  const kabupaten = profileKabupaten(random, [...new Set(desa.map(kabupatenOf))]);
  const kecamatan = profileKecamatan(random, [...new Set(desa.map(kecamatanOf))], kabupaten);
  return desa.map((code) => profileDesa(random, code, kecamatan));
}

function profileKabupaten(random: Random, codes: readonly string[]): Map<string, Office> {
  const last = Math.max(1, codes.length - 1);
  return new Map(
    shuffled(random, codes).map((code, at) => [
      code,
      {
        factor: 0.86 + 0.24 * (at / last),
        tilt: between(random, -1.2, 1.2),
        manualShare: Number(code.slice(3)) >= 71 ? between(random, 0.05, 0.12) : between(random, 0.12, 0.3),
        diligence: between(random, 0.35, 0.65),
        state: 'active',
      },
    ]),
  );
}

function profileKecamatan(
  random: Random,
  codes: readonly string[],
  kabupaten: ReadonlyMap<string, Office>,
): Map<string, Office & { firstEntry: number; entryEvery: number }> {
  const order = shuffled(random, codes);
  const silent = new Set(order.slice(0, 4));
  const early = new Set(order.slice(4, 10));
  return new Map(
    codes.map((code) => {
      const office = kabupaten.get(kabupatenOf(code));
      return [
        code,
        {
          factor: (office?.factor ?? 1) * between(random, 0.93, 1.06),
          tilt: (office?.tilt ?? 0) + between(random, -0.4, 0.4),
          manualShare: (office?.manualShare ?? 0.2) * between(random, 0.7, 1.3),
          diligence: (office?.diligence ?? 0.6) * between(random, 0.7, 1.3),
          state: silent.has(code) ? 'silent' : early.has(code) ? 'early' : 'active',
          firstEntry: 4 + Math.floor(random() * 8),
          entryEvery: 4 + Math.floor(random() * 4),
        },
      ];
    }),
  );
}

function profileDesa(
  random: Random,
  code: string,
  offices: ReadonlyMap<string, Office & { firstEntry: number; entryEvery: number }>,
): DesaProfile {
  const office = offices.get(kecamatanOf(code));
  if (!office) throw new RangeError(`no office for ${code}`);
  const luck = random();
  const state = office.state !== 'active' ? office.state : luck < 0.01 ? 'silent' : luck < 0.025 ? 'early' : 'active';
  const last = lastReportOf.get(kabupatenOf(code)) ?? jabarDayCount - 1;
  const until = state === 'silent' ? -1 : state === 'early' ? 5 : last;
  const outage = (day: number) =>
    kabupatenOf(code) === jabarOutage.kabupaten && jabarOutage.days.some((down) => down === day);
  const days = Array.from({ length: jabarDayCount }, (_, day) => day);
  return {
    state,
    factor: office.factor * between(random, 0.94, 1.06),
    tilt: office.tilt,
    manualShare: office.manualShare,
    waitingShare: between(random, 0, 0.12),
    validShare: between(random, 0.9, 0.99),
    reports: days.map((day) => {
      const likely = day === last ? Math.max(office.diligence, 0.88) : office.diligence;
      return random() < likely && day <= until && !outage(day);
    }),
    entries: days.map(
      (day) =>
        day <= until &&
        day >= office.firstEntry &&
        ((day - office.firstEntry) % office.entryEvery === 0 || day === last),
    ),
    outage,
  };
}
