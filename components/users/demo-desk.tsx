import { ButtonLink } from '@/components/ui/button';
import type { DemoProgress } from '@/lib/domain/settings';
import type { UserFormAction } from '@/lib/format/user-forms';
import { AccountPart } from './account-part';
import { UserForm } from './user-form';

/** The state of the demo, and the button that loads or removes it, with a confirmation. */
export function DemoDesk(props: { state: { there: boolean; progress: DemoProgress | null }; action: UserFormAction }) {
  const { there, progress } = props.state;
  if (progress && progress.state !== 'failed') {
    return (
      <AccountPart
        id="berjalan"
        title={progress.order === 'load' ? 'Sedang dimuat' : 'Sedang dikeluarkan'}
        lead="Perlu beberapa menit. Halaman lain tetap dapat dipakai."
      >
        <p>
          <ButtonLink href="/kelola/demo">Muat ulang halaman</ButtonLink>
        </p>
      </AccountPart>
    );
  }
  const order = there ? 'remove' : 'load';
  return (
    <AccountPart
      id={order}
      title={there ? 'Data contoh ada di sini' : 'Data contoh tidak ada di sini'}
      lead={
        there
          ? 'Bila dikeluarkan, kampanye contoh hilang beserta semua unggahan, tautan dan arsip rapatnya, dan akun contoh ditutup. Kampanye lain, akun lain dan jejak audit tetap.'
          : 'Bila dimuat, kampanye contoh muncul di samping kampanye Anda. Akun contoh hanya dapat masuk bila server dinyalakan dengan demo.'
      }
    >
      {progress ? <p role="status">Yang terakhir gagal. {progress.why}</p> : null}
      <details key={order}>
        <summary>{there ? 'Keluarkan data contoh' : 'Muat data contoh'}</summary>
        <p>
          {there ? 'Yang dikeluarkan tidak dapat dikembalikan.' : 'Pastikan ini bukan server tempat rapat berlangsung.'}
        </p>
        <UserForm
          id={order}
          action={props.action}
          fields={[{ name: 'perintah', label: '', kind: 'hidden', value: order }]}
          submit={there ? 'Ya, keluarkan' : 'Ya, muat'}
          pending="Mengirim…"
          kind="plain"
          once
        />
      </details>
    </AccountPart>
  );
}
