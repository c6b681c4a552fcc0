import { notFound } from 'next/navigation';
import { Island } from '@/components/ui/island';
import { PeopleUpload } from '@/components/users/people-upload';
import { UserShell } from '@/components/users/user-shell';
import { rolesManagedBy } from '@/lib/domain/users';
import { requireReader } from '@/lib/server/loaders/users';

/** Adds the people of a list; 404 unless the user manages accounts. */
export default async function ImportPeoplePage() {
  const ctx = await requireReader('/kelola/pengguna/impor');
  if (rolesManagedBy(ctx.actor.role).length === 0) notFound();
  return (
    <UserShell
      user={ctx.actor}
      title="Impor pengguna"
      lead="Satu baris satu orang, dengan kolom Email, Nama, Kantor, Peran (provinsi, kabupaten, kecamatan, pembaca) dan Kode wilayah, atau namanya."
      steps={[
        { label: 'Beranda', href: '/' },
        { label: 'Pengguna', href: '/kelola/pengguna' },
      ]}
    >
      <p>
        <a href="/kelola/pengguna/impor/templat" download>
          Unduh templat XLSX
        </a>
        , dengan contoh dan daftar peran yang dapat Anda berikan.
      </p>
      <Island name="daftar pengguna">
        <PeopleUpload action="/kelola/pengguna/impor/kirim" />
      </Island>
    </UserShell>
  );
}
