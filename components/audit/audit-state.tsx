import { UserForm } from '@/components/users/user-form';
import type { KeptAuditCheck } from '@/lib/domain/audit-checks';
import { describeAuditCheck } from '@/lib/format/audit-check-words';
import type { UserFormAction } from '@/lib/format/user-forms';
import styles from './audit-state.module.css';

/** How the chain of the audit was found, by which head, and the button that has it read through now. */
export function AuditState({ check, action }: { check: KeptAuditCheck | null; action: UserFormAction }) {
  const broken = check?.broken ?? null;
  return (
    <section className={styles.state} aria-labelledby="keutuhan" data-broken={broken ? '' : undefined}>
      <h2 id="keutuhan">Keutuhan</h2>
      <p role={broken ? 'alert' : undefined}>{describeAuditCheck(check)}</p>
      {check?.head ? (
        <p className={styles.head}>
          Pangkal: <code>{check.head.hash}</code>
        </p>
      ) : null}
      {broken ? (
        <p>
          Jangan ubah apa pun di basis data. Simpan cadangan terakhir dan catatan pangkalnya, lalu periksa siapa yang
          memegang akses ke server.
        </p>
      ) : null}
      <UserForm
        id="periksa"
        action={action}
        fields={[]}
        submit="Periksa sekarang"
        pending="Memeriksa seluruh catatan…"
        kind="plain"
      />
    </section>
  );
}
