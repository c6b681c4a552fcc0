import type { AccountRole } from '../domain/users';
import type { UserFormField } from './user-forms';
import { roleLabels } from './user-words';

type Standing = { id: number; name: string; office: string; role: AccountRole; areaCode: string };

/** The fields of an account: of a new one (null), or of one with what stands now, which goes along unchanged. */
export function accountFields(input: { roles: readonly AccountRole[]; account: Standing | null }): UserFormField[] {
  const { roles, account } = input;
  const hidden = (name: string, value: string): UserFormField => ({ name, label: '', kind: 'hidden', value });
  return [
    ...(account
      ? [
          hidden('id', String(account.id)),
          hidden('nama-semula', account.name),
          hidden('kantor-semula', account.office),
          hidden('peran-semula', account.role),
          hidden('wilayah-semula', account.areaCode),
        ]
      : [{ name: 'email', label: 'Alamat email', kind: 'email' as const }]),
    { name: 'nama', label: 'Nama', kind: 'text', value: account?.name ?? '' },
    { name: 'kantor', label: 'Kantor', kind: 'text', value: account?.office ?? '', optional: true },
    {
      name: 'peran',
      label: 'Peran',
      kind: 'choice',
      value: account?.role ?? roles.at(-1) ?? '',
      choices: roles.map((role) => ({ value: role, label: roleLabels[role] })),
    },
    {
      name: 'wilayah',
      label: 'Wilayah',
      kind: 'text',
      value: account?.areaCode ?? '',
      hint: 'Kode atau nama, misalnya 32.15 atau Karawang; id untuk Indonesia.',
    },
  ];
}
