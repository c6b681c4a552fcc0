import { ButtonLink } from '@/components/ui/button';
import { formatInstantShort } from '@/lib/format/instants';
import type { UserFormAction } from '@/lib/format/user-forms';
import { formatDevice } from '@/lib/format/user-words';
import { AccountPart } from './account-part';
import styles from './account-table.module.css';
import { UserForm } from './user-form';

type Session = { id: number; agent: string; createdAt: Date; usedAt: Date | null; current: boolean };
type Token = { id: number; name: string; createdAt: Date; usedAt: Date | null };
type Actions = Record<'password' | 'endSession' | 'makeToken' | 'revokeToken' | 'stopFactor', UserFormAction>;

/** One's own account: password, second factor, sessions, tokens, each by itself. */
export function OwnAccountDesk(props: {
  account: {
    sessions: Session[];
    tokens: Token[];
    secondFactor: { on: boolean; offered: boolean; required: boolean };
  };
  /** Words that the password must not be made of. */
  about: string[];
  actions: Actions;
}) {
  const { account, actions } = props;
  const { on, offered, required } = account.secondFactor;
  return (
    <>
      <AccountPart id="sandi" title="Kata sandi" lead="Sesi lain berakhir sesudahnya; token API tetap berlaku.">
        <UserForm
          id="sandi"
          action={actions.password}
          fields={[
            {
              name: 'sandi-lama',
              label: 'Kata sandi sekarang',
              kind: 'password',
              autoComplete: 'current-password',
            },
            { name: 'sandi', label: 'Kata sandi baru', kind: 'newPassword' },
          ]}
          about={props.about}
          submit="Ganti kata sandi"
          pending="Menyimpan…"
        />
      </AccountPart>
      {offered || on ? (
        <AccountPart
          id="dua-langkah"
          title="Kode dua langkah"
          lead={
            on
              ? 'Aktif: setiap kali masuk, kode dari aplikasi di ponsel Anda ditanyakan.'
              : `Belum aktif. Dengan ini kata sandi saja tidak cukup untuk masuk.${required ? ' Administrator mewajibkannya untuk peran Anda.' : ''}`
          }
        >
          {on ? (
            required ? null : (
              <UserForm
                id="lepas"
                action={actions.stopFactor}
                fields={[{ name: 'kode', label: 'Kode dari aplikasi', kind: 'code', autoComplete: 'one-time-code' }]}
                submit="Lepas kode dua langkah"
                pending="Melepas…"
                kind="plain"
              />
            )
          ) : (
            <p>
              <ButtonLink href="/akun/dua-langkah">Pasang kode dua langkah</ButtonLink>
            </p>
          )}
        </AccountPart>
      ) : null}
      <Sessions sessions={account.sessions} action={actions.endSession} />
      <Tokens tokens={account.tokens} actions={actions} />
    </>
  );
}

function Sessions({ sessions, action }: { sessions: Session[]; action: UserFormAction }) {
  return (
    <AccountPart id="sesi" title="Sesi" lead="Perangkat yang sedang masuk dengan akun ini. Jam dalam WIB.">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Perangkat</th>
            <th scope="col">Masuk</th>
            <th scope="col">Dipakai terakhir</th>
            <th scope="col">
              <span className="visually-hidden">Tindakan</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row">
                {formatDevice(session.agent)}
                {session.current ? <small>sesi ini</small> : null}
              </th>
              <td data-label="Masuk">{formatInstantShort(session.createdAt)}</td>
              <td data-label="Dipakai terakhir">{session.usedAt ? formatInstantShort(session.usedAt) : '–'}</td>
              <td>
                {session.current ? null : (
                  <UserForm
                    id={`sesi-${session.id}`}
                    action={action}
                    fields={[{ name: 'id', label: '', kind: 'hidden', value: String(session.id) }]}
                    submit="Akhiri"
                    pending="Mengakhiri…"
                    kind="plain"
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sessions.length > 1 ? (
        <UserForm
          id="sesi-lain"
          action={action}
          fields={[]}
          submit="Akhiri semua sesi lain"
          pending="Mengakhiri…"
          kind="plain"
        />
      ) : null}
    </AccountPart>
  );
}

function Tokens({ tokens, actions }: { tokens: Token[]; actions: Actions }) {
  return (
    <AccountPart
      id="token"
      title="Token API"
      lead="Untuk program yang membaca atau mengirim angka atas nama Anda, dengan wewenang Anda. Jam dalam WIB."
    >
      {tokens.length > 0 ? (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Nama</th>
              <th scope="col">Dibuat</th>
              <th scope="col">Dipakai terakhir</th>
              <th scope="col">
                <span className="visually-hidden">Tindakan</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {tokens.map((token) => (
              <tr key={token.id}>
                <th scope="row">{token.name || `Token ${token.id}`}</th>
                <td data-label="Dibuat">{formatInstantShort(token.createdAt)}</td>
                <td data-label="Dipakai terakhir">
                  {token.usedAt ? formatInstantShort(token.usedAt) : 'belum pernah'}
                </td>
                <td>
                  <UserForm
                    id={`token-${token.id}`}
                    action={actions.revokeToken}
                    fields={[{ name: 'id', label: '', kind: 'hidden', value: String(token.id) }]}
                    submit="Cabut"
                    pending="Mencabut…"
                    kind="plain"
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>Belum ada token.</p>
      )}
      <UserForm
        id="token-baru"
        action={actions.makeToken}
        fields={[{ name: 'nama', label: 'Nama token baru', kind: 'text', hint: 'Untuk apa, misalnya Skrip rekap.' }]}
        submit="Buat token"
        pending="Membuat…"
      />
    </AccountPart>
  );
}
