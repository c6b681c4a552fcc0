import type { TaskField } from '@/components/ui/task-form';
import type { AreaProgress, AreaRef } from '@/lib/domain/area-progress';
import { comparisonLimits } from '@/lib/domain/comparisons';
import type { IsoDay } from '@/lib/domain/days';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { formatCount } from '@/lib/format/numbers';

/** More areas than this are for a file, not for typing. */
const mostTyped = 100;

/** The fields of the two forms. */
export function comparisonForms(of: {
  progress: AreaProgress;
  /** What is typed anew; null: from nothing. */
  set: { set: { source: string; day: IsoDay; hour: string | null }; figures: readonly Figure[] } | null;
  /** Those that are known already. */
  sources: readonly string[];
}): Record<'upload' | 'record', TaskField[]> {
  const { progress, set, sources } = of;
  const { area, headline, asOf } = progress;
  const source: TaskField[] = [
    {
      ...{ name: 'sumber', label: 'Nama sumber', required: true, most: comparisonLimits.source.most },
      ...{ value: set?.set.source ?? sources[0] ?? '', hint: 'Misalnya: Portal pusat.' },
      choices: sources.map((value) => ({ value, label: value })),
    },
    { name: 'hari', label: 'Hari', kind: 'day', value: set?.set.day ?? asOf, required: true },
    { name: 'jam', label: 'Jam (WIB)', kind: 'clock', value: set?.set.hour ?? '', beside: true },
  ];
  const known = new Map(set?.figures.map(({ area: one, total }) => [one.code, total]));
  const byCode = [...progress.rows].sort((one, other) => (one.area.code < other.area.code ? -1 : 1));
  const typed = [{ area, figures: headline }, ...byCode.slice(0, mostTyped)];
  return {
    upload: [
      ...source,
      {
        ...{ name: 'berkas', label: 'File', kind: 'file', required: true },
        hint: 'Kode atau nama wilayah, dan kolom Total, atau Online dan Manual; dibaca seperti rekap.',
      },
      { name: 'sebagian', label: 'Simpan yang terbaca walaupun ada baris yang ditolak', kind: 'tick' },
    ],
    record: [
      ...source,
      ...typed.map(({ area: one, figures }): TaskField => {
        const label = one.code === area.code ? formatAreaTitle(one) : formatAreaName(one);
        const ours = figures.total === null ? 'kita belum ada' : `kita ${formatCount(figures.total)}`;
        const value = known.get(one.code);
        return {
          ...{ name: `angka-${one.code}`, label: `${label} (${ours})`, kind: 'figure' },
          value: value === undefined ? '' : formatCount(value),
        };
      }),
    ],
  };
}

type Figure = { area: AreaRef; total: number };
