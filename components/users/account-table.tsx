import type { AccountRole, AccountState } from '@/lib/domain/users';
import { formatInstantShort } from '@/lib/format/instants';
import { roleLabels, stateLabels } from '@/lib/format/user-words';
import styles from './account-table.module.css';

export type AccountRow = {
  id: number;
  email: string;
  name: string;
  office: string;
  role: AccountRole;
  areaCode: string;
  areaName: string | null;
  state: AccountState;
  invitedUntil: Date | null;
  signedInAt: Date | null;
  secondFactor: boolean;
};

/** Accounts, a row each; on a phone an entry each. */
export function AccountTable({ accounts, now }: { accounts: AccountRow[]; now: Date }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Nama</th>
          <th scope="col">Peran dan wilayah</th>
          <th scope="col">Keadaan</th>
          <th scope="col">Masuk terakhir (WIB)</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <th scope="row">
              <a href={`/kelola/pengguna/${account.id}`}>{account.name}</a>
              <small>
                {account.email}
                {account.office ? `, ${account.office}` : ''}
              </small>
            </th>
            <td>
              {roleLabels[account.role]}
              <small>
                {account.areaName ?? 'wilayah tidak dikenal'}, {account.areaCode}
              </small>
            </td>
            <td>
              {stateLabels[account.state]}
              {account.state === 'invited' && account.invitedUntil ? (
                <small>
                  {account.invitedUntil > now ? 'tautan sampai' : 'tautan lewat masa'}{' '}
                  {formatInstantShort(account.invitedUntil)}
                </small>
              ) : null}
              {account.secondFactor ? <small>kode dua langkah</small> : null}
            </td>
            <td data-label="Masuk terakhir">
              {account.signedInAt ? formatInstantShort(account.signedInAt) : 'belum pernah'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
