import { Button, ButtonLink } from '@/components/ui/button';
import styles from '@/components/ui/filter.module.css';
import { type AuditQuery, auditNouns } from '@/lib/domain/audit-log';
import { auditNounLabels } from '@/lib/format/audit-words';

/** The filter of the audit, a plain form whose address can be bookmarked, and the download of the same rows. */
export function AuditFilter({ query, fileHref }: { query: AuditQuery; fileHref: string }) {
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
      <label>
        Dari tanggal
        <input name="dari" defaultValue={query.from ?? ''} placeholder="2021-04-12" size={10} maxLength={30} />
      </label>
      <label>
        Sampai tanggal
        <input name="sampai" defaultValue={query.to ?? ''} placeholder="2021-04-30" size={10} maxLength={30} />
      </label>
      <Button type="submit">Tampilkan</Button>
      <ButtonLink href={fileHref}>Unduh XLSX</ButtonLink>
    </form>
  );
}
