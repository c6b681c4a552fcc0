import { Button } from '@/components/ui/button';
import { DayField } from '@/components/ui/day-field';
import type { AreaRef } from '@/lib/domain/area-progress';
import { activeParts, type HistoryFilter, type OfficeOption } from '@/lib/domain/import-history';
import { importKinds, importStatuses } from '@/lib/domain/imports';
import { formatOffice, formatOfficeChoice } from '@/lib/format/history-query';
import { importStatusLabels, importStatusSlugs, kindLabels, kindSlugs } from '@/lib/format/import-words';
import { formatCount } from '@/lib/format/numbers';
import { dayHintShort } from '@/lib/format/typed-days';
import styles from './history-filter.module.css';

/**
 * What the history shows: a GET form, so that the address says it.
 * @param props.office the area of `filter.office`
 */
export function HistoryFilterForm(props: {
  path: string;
  filter: HistoryFilter;
  office: AreaRef | null;
  offices: readonly OfficeOption[];
  /** What the address has in place of the days; null: a day, or nothing. */
  unread: { from: string | null; to: string | null };
}) {
  const { path, filter, unread } = props;
  const offices = withChosen(props);
  const chosen = filter.office ? formatOfficeChoice(filter.office) : '';
  // Nothing was sent yet, or one office sent all.
  const choosable = offices.length > 1 || filter.office !== null;
  return (
    <search className="screen-only">
      <form action={`${path}#riwayat`} method="get" className={styles.form} aria-label="Saring riwayat">
        {choosable ? (
          <label className={styles.office}>
            <span>Kantor, dengan yang di bawahnya</span>
            <select key={chosen} name="kantor" defaultValue={chosen}>
              <option value="">Semua kantor</option>
              {offices.map(({ area, alone, uploads }) => {
                const value = formatOfficeChoice({ code: area.code, alone });
                return (
                  <option key={value} value={value}>
                    {`${formatOffice(area, alone)} (${formatCount(uploads)})`}
                  </option>
                );
              })}
            </select>
          </label>
        ) : null}
        <label>
          <span>Status</span>
          <select
            key={filter.status}
            name="status"
            defaultValue={filter.status ? importStatusSlugs[filter.status] : ''}
          >
            <option value="">Semua</option>
            {importStatuses.map((status) => (
              <option key={status} value={importStatusSlugs[status]}>
                {importStatusLabels[status]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>Jenis</span>
          <select key={filter.kind} name="jenis" defaultValue={filter.kind ? kindSlugs[filter.kind] : ''}>
            <option value="">Semua</option>
            {importKinds.map((kind) => (
              <option key={kind} value={kindSlugs[kind]}>
                {kindLabels[kind]}
              </option>
            ))}
          </select>
        </label>
        <DayField
          key={`dari ${filter.from}`}
          {...{ id: 'dari', name: 'dari', label: 'Dikirim dari', value: filter.from, unread: unread.from }}
          {...{ hint: dayHintShort, className: styles.day }}
        />
        <DayField
          key={`sampai ${filter.to}`}
          {...{ id: 'sampai', name: 'sampai', label: 'Sampai', value: filter.to, unread: unread.to }}
          {...{ hint: dayHintShort, className: styles.day }}
        />
        <div className={styles.do}>
          <Button type="submit">Saring</Button>
          {activeParts(filter).length > 0 ? <a href={`${path}#riwayat`}>Hapus saringan</a> : null}
        </div>
      </form>
    </search>
  );
}

/** The office of the address stands in its list even where it sent nothing. */
function withChosen(props: {
  filter: HistoryFilter;
  office: AreaRef | null;
  offices: readonly OfficeOption[];
}): readonly OfficeOption[] {
  const { office, offices } = props;
  const alone = props.filter.office?.alone ?? false;
  if (!office || offices.some((option) => option.area.code === office.code && option.alone === alone)) return offices;
  return [...offices, { area: office, alone, uploads: 0 }];
}
