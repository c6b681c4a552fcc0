import { Button } from '@/components/ui/button';
import styles from '@/components/ui/filter.module.css';
import { type AccountRole, type AccountState, accountStates } from '@/lib/domain/users';
import { roleLabels, stateLabels } from '@/lib/format/user-words';

/** The filter of the list of accounts: a plain form whose address can be bookmarked. */
export function AccountFilter(props: {
  query: { find: string; areaCode: string; role: AccountRole | null; state: AccountState | null };
  roles: readonly AccountRole[];
}) {
  const { query } = props;
  return (
    <form action="/kelola/pengguna" method="get" className={styles.filter} aria-label="Saring pengguna">
      <label>
        Cari
        <input name="cari" type="search" defaultValue={query.find} placeholder="nama, email, kantor" maxLength={100} />
      </label>
      <label>
        Kode wilayah
        <input name="wilayah" defaultValue={query.areaCode} placeholder="32.15" size={10} maxLength={20} />
      </label>
      <label>
        Peran
        <select name="peran" defaultValue={query.role ?? ''}>
          <option value="">Semua</option>
          {props.roles.map((role) => (
            <option key={role} value={role}>
              {roleLabels[role]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Keadaan
        <select name="keadaan" defaultValue={query.state ?? ''}>
          <option value="">Semua</option>
          {accountStates.map((state) => (
            <option key={state} value={state}>
              {stateLabels[state]}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit">Tampilkan</Button>
    </form>
  );
}
