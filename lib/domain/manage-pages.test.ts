import { expect, test } from 'vitest';
import { listManagePages } from './manage-pages';
import type { Role } from './users';

const opened: Record<Role, string[]> = {
  admin: ['kampanye', 'pengguna', 'kantor', 'audit', 'demo'],
  provinsi: ['pengguna', 'kantor', 'audit'],
  kabupaten: ['pengguna', 'kantor', 'audit'],
  kecamatan: [],
  pembaca: [],
  tamu: [],
};

test.each(Object.entries(opened))('%s is offered %j', (role, pages) => {
  expect(listManagePages(role as Role)).toEqual(pages);
});
