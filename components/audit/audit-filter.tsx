import { Button, ButtonLink } from '@/components/ui/button';
import { DayField } from '@/components/ui/day-field';
import styles from '@/components/ui/filter.module.css';
import { type AuditQuery, auditNouns } from '@/lib/domain/audit-log';
import { auditNounLabels } from '@/lib/format/audit-words';
import { dayHintShort } from '@/lib/format/typed-days';

/** The filter of the audit, a plain form whose address can be bookmarked, and the download of the same rows. */
export function AuditFilter(props: {
  query: AuditQuery;
  fileHref: string;
  /** What the address has in place of the days; null: a day, or nothing. */
  unread: { from: string | null; to: string | null };
}) {
  const { query, fileHref } = props;
  return (
    <form action="/kelola/audit" method="get" className={styles.filter} aria-label="Saring catatan audit">
      <label>
        Cari
        <input
          name="cari"
          type="search"
          defaultValue={query.find}
          placeholder="orang atau yang diubah"
          maxLength={100}
        />
      </label>
      <label>
        Jenis
        <select name="jenis" defaultValue={query.noun ?? ''}>
          <option value="">Semua</option>
          {auditNouns.map((noun) => (
            <option key={noun} value={noun}>
              {auditNounLabels[noun]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Kode wilayah
        <input name="wilayah" defaultValue={query.areaCode ?? ''} placeholder="32.15" size={10} maxLength={20} />
      </label>
      <DayField
        {...{ id: 'dari', name: 'dari', label: 'Dari tanggal', hint: dayHintShort }}
        {...{ value: query.from, unread: props.unread.from, className: styles.day }}
      />
      <DayField
        {...{ id: 'sampai', name: 'sampai', label: 'Sampai tanggal', hint: dayHintShort }}
        {...{ value: query.to, unread: props.unread.to, className: styles.day }}
      />
      <Button type="submit">Tampilkan</Button>
      <ButtonLink href={fileHref}>Unduh XLSX</ButtonLink>
    </form>
  );
}
