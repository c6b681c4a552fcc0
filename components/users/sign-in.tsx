'use client';

import { useActionState } from 'react';
import { demoPassword } from '@/lib/domain/personas';
import type { SignInRefusal } from '@/lib/domain/users';
import styles from './sign-in.module.css';

type State = { email: string; refusal: SignInRefusal | null };
type PersonaChoice = { email: string; name: string; office: string; areaCode: string };

/**
 * The sign-in form, and beside it the demo's people where there is a demo. Every button posts the same fields to the
 * same action, with JavaScript or without.
 */
export function SignIn(props: {
  action: (previous: State, form: FormData) => Promise<State>;
  /** Path to go on to. */
  returnTo: string;
  /** What happened before, said once: a session that ended, a sign-out. */
  notice: string | null;
  refusal: SignInRefusal | null;
  personas: PersonaChoice[];
}) {
  const [state, submit, pending] = useActionState(props.action, { email: '', refusal: props.refusal });
  const { refusal } = state;
  const describedBy = refusal ? 'masuk-pesan' : undefined;
  return (
    <div className={props.personas.length > 0 ? styles.columns : undefined}>
      <form action={submit} className={styles.form}>
        {refusal ? (
          <p id="masuk-pesan" role="alert" className={styles.refusal}>
            {messageOf(refusal)}
          </p>
        ) : (
          props.notice && (
            <p role="status" className={styles.notice}>
              {props.notice}
            </p>
          )
        )}
        <input type="hidden" name="ke" value={props.returnTo} />
        <div className={styles.field}>
          <label htmlFor="email">Alamat email</label>
          <input
            id="email"
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={254}
            defaultValue={state.email}
            aria-invalid={refusal?.reason === 'wrong' || undefined}
            aria-describedby={describedBy}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor="password">Kata sandi</label>
          <input
            id="password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            aria-invalid={refusal?.reason === 'wrong' || undefined}
            aria-describedby={describedBy}
          />
        </div>
        <button type="submit" className={styles.submit} aria-disabled={pending}>
          {pending ? 'Memeriksa…' : 'Masuk'}
        </button>
        <p className={styles.help}>
          Belum punya akun atau lupa kata sandi? Mintalah kepada administrator Kejar Target di kantor Anda.
        </p>
      </form>
      {props.personas.length > 0 && (
        <section className={styles.demo} aria-labelledby="demo">
          <h2 id="demo">Demo dengan data contoh</h2>
          <p>
            Orangnya rekaan. Angkanya sebagian terbitan resmi, dengan sumbernya, dan sebagian simulasi, yang ditandai
            pada halamannya. Pilih satu untuk langsung masuk.
          </p>
          <ul className={styles.personas}>
            {props.personas.map((persona) => (
              <li key={persona.email}>
                <form action={submit}>
                  <input type="hidden" name="ke" value={props.returnTo} />
                  <input type="hidden" name="email" value={persona.email} />
                  <input type="hidden" name="password" value={demoPassword} />
                  <button type="submit" className={styles.persona} aria-disabled={pending}>
                    <span className="visually-hidden">Masuk sebagai </span>
                    <b>{persona.name}</b>
                    <span>{persona.office}</span>
                    <small>{persona.email}</small>
                  </button>
                </form>
              </li>
            ))}
          </ul>
          <p className={styles.help}>
            Kata sandi kelimanya, bila diketik sendiri: <code>{demoPassword}</code>
          </p>
        </section>
      )}
    </div>
  );
}

function messageOf(refusal: SignInRefusal): string {
  if (refusal.reason !== 'tooMany') {
    return 'Alamat email atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.';
  }
  return `Terlalu banyak percobaan masuk. Tunggu ${refusal.minutes} menit, lalu coba lagi.`;
}
