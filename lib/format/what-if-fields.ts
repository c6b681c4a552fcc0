import { type Campaign, longestExtension } from '../domain/campaigns';
import { largestCount } from '../domain/counts';
import { addDays, type IsoDay } from '../domain/days';
import { readTypedFigure } from '../domain/typed-figures';
import { type Assumptions, noAssumptions } from '../domain/what-if';
import { formatDay } from './days';
import { formatCount } from './numbers';
import { describeUnreadDay, readTypedDay } from './typed-days';
import { describeTypedProblem } from './typed-words';

/** The fields of the calculator, as its address and its forms name them. */
export const whatIfFields = ['sampai', 'kader', 'laju', 'formulir'] as const;
export type WhatIfField = (typeof whatIfFields)[number];
export type TypedAssumptions = Record<WhatIfField, string>;

export const whatIfLabels: Record<WhatIfField, string> = {
  sampai: 'Masa pendataan sampai',
  kader: 'Kader',
  laju: 'Laju sehari',
  formulir: 'Formulir dientri sehari',
};

type Judged = { assumed: Assumptions; faults: Partial<TypedAssumptions> };

/** What is assumed, and what of it cannot be, by its field; an empty field is as it is now. */
export function readAssumptions(
  typed: TypedAssumptions,
  of: { campaign: Pick<Campaign, 'endDay'>; asOf: IsoDay },
): Judged {
  const assumed: Assumptions = { ...noAssumptions };
  const faults: Partial<TypedAssumptions> = {};
  const endDay = readTypedDay(typed.sampai);
  if (typed.sampai.trim() !== '' && endDay === null) faults.sampai = describeUnreadDay(typed.sampai);
  else assumed.endDay = endDay;
  for (const field of countFields) {
    const reading = readTypedFigure(typed[field]);
    if (reading.ok) assumed[keys[field]] = reading.value;
    else faults[field] = describeTypedProblem(whatIfLabels[field], reading.problem);
  }
  return { assumed, faults: { ...findFaults(assumed, of), ...faults } };
}

const countFields = ['kader', 'laju', 'formulir'] as const;
const keys = { kader: 'kader', laju: 'pace', formulir: 'formsPerDay' } as const;
const least = { kader: 1, laju: 1, formulir: 0 } as const;

/** What of assumptions cannot be, by its field. */
export function findFaults(
  assumed: Assumptions,
  { campaign, asOf }: { campaign: Pick<Campaign, 'endDay'>; asOf: IsoDay },
): Partial<TypedAssumptions> {
  const faults: Partial<TypedAssumptions> = {};
  const latest = addDays(campaign.endDay, longestExtension);
  const { endDay } = assumed;
  if (endDay !== null && endDay <= asOf)
    faults.sampai = `Pilih hari sesudah ${formatDay(asOf)}, hari angka yang ditampilkan.`;
  if (endDay !== null && endDay > latest)
    faults.sampai = `Paling lambat ${formatDay(latest)}, ${longestExtension} hari sesudah akhir semula.`;
  for (const field of countFields) {
    const value = assumed[keys[field]];
    if (value !== null && value < least[field])
      faults[field] = `${whatIfLabels[field]} paling sedikit ${least[field]}; kosongkan bila seperti sekarang.`;
    if (value !== null && value > largestCount)
      faults[field] = `${whatIfLabels[field]} paling banyak ${formatCount(largestCount)}.`;
  }
  return faults;
}

/** Assumptions as the fields have them. */
export function typedOf(assumed: Assumptions): TypedAssumptions {
  const text = (value: number | null) => (value === null ? '' : String(value));
  const { endDay, kader, pace, formsPerDay } = assumed;
  return { sampai: endDay ?? '', kader: text(kader), laju: text(pace), formulir: text(formsPerDay) };
}
