import type { ReactNode } from 'react';
import { ActionsHeader } from '@/components/ui/actions-header';
import { ButtonLink } from '@/components/ui/button';
import { localTime } from '@/lib/domain/time-zones';
import { tokenLimits } from '@/lib/domain/users';
import { formatDayShortYear } from '@/lib/format/days';
import { formatInstantShort } from '@/lib/format/instants';
import { everyOtherSession, passwordAgain, type UserFormAction } from '@/lib/format/user-forms';
import { formatDevice } from '@/lib/format/user-words';
import { AccountPart } from './account-part';
import styles from './account-table.module.css';
import { UserForm } from './user-form';

type Session = { id: number; agent: string; createdAt: Date; usedAt: Date | null; current: boolean };
type Token = { id: number; name: string; createdAt: Date; expiresAt: Date; expired: boolean; usedAt: Date | null };
type Actions = Record<'password' | 'endSession' | 'makeToken' | 'revokeToken' | 'stopFactor', UserFormAction>;

/** The user's own account: a section each for password, second factor, sessions and tokens. */
export function OwnAccountDesk(props: {
  account: {
    sessions: Session[];
    tokens: Token[];
    secondFactor: { on: boolean; offered: boolean; required: boolean };
  };
  /** Words of which the password must not consist: address, name. */
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
          fields={[passwordAgain, { name: 'sandi', label: 'Kata sandi baru', kind: 'newPassword' }]}
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
                fields={[
                  passwordAgain,
                  { name: 'kode', label: 'Kode dari aplikasi', kind: 'code', autoComplete: 'one-time-code' },
                ]}
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
  const others = sessions.filter(({ current }) => !current);
  return (
    <AccountPart id="sesi" title="Sesi" lead="Perangkat yang sedang masuk dengan akun ini. Jam dalam WIB.">
      <AccessTable
        columns={['Perangkat', 'Masuk']}
        never="–"
        rows={sessions.map((session) => ({
          ...session,
          name: (
            <>
              {formatDevice(session.agent)}
              {session.current ? <small>sesi ini</small> : null}
            </>
          ),
        }))}
      />
      <UserForm
        id="sesi-lain"
        idle={others.length === 0}
        action={action}
        fields={[
          {
            name: 'sesi',
            label: 'Sesi yang diakhiri',
            kind: 'choice',
            value: everyOtherSession,
            choices: [
              { value: everyOtherSession, label: `Semua sesi lain (${others.length})` },
              ...others.map(({ id, agent, createdAt }) => ({
                value: String(id),
                label: `${formatDevice(agent)}, masuk ${formatInstantShort(createdAt)}`,
              })),
            ],
          },
          passwordAgain,
        ]}
        submit="Akhiri sesi"
        pending="Mengakhiri…"
        kind="plain"
      />
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
        <AccessTable
          columns={['Nama', 'Dibuat', 'Berlaku sampai']}
          never="belum pernah"
          rows={tokens.map((token) => ({
            ...token,
            name: token.name || `Token ${token.id}`,
            until: `${formatDayShortYear(localTime(token.expiresAt, 'WIB').day)}${token.expired ? ' (sudah berakhir)' : ''}`,
            end: <EndForm part="token" id={token.id} action={actions.revokeToken} submit="Cabut" pending="Mencabut…" />,
          }))}
        />
      ) : (
        <p>Belum ada token.</p>
      )}
      <UserForm
        id="token-baru"
        action={actions.makeToken}
        fields={[
          { name: 'nama', label: 'Nama token baru', kind: 'text', hint: 'Untuk apa, misalnya Skrip rekap.' },
          {
            name: 'berlaku',
            label: 'Berlaku selama',
            kind: 'choice',
            value: String(tokenLimits.days),
            choices: [30, tokenLimits.days, 180, tokenLimits.mostDays].map((days) => ({
              value: String(days),
              label: `${days} hari`,
            })),
          },
          passwordAgain,
        ]}
        submit="Buat token"
        pending="Membuat…"
      />
    </AccountPart>
  );
}

type Access = { id: number; name: ReactNode; createdAt: Date; until?: string; usedAt: Date | null; end?: ReactNode };

/** What opens the account: sessions or tokens, those with a form of their own to end them. `never` stands for one that was not used. */
function AccessTable(props: {
  columns: [name: string, created: string, until?: string];
  never: string;
  rows: Access[];
}) {
  const [name, created, until] = props.columns;
  const ended = props.rows.some(({ end }) => end !== undefined);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{created}</th>
          {until ? <th scope="col">{until}</th> : null}
          <th scope="col">Dipakai terakhir</th>
          {ended ? <ActionsHeader /> : null}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.name}</th>
            <td data-label={created}>{formatInstantShort(row.createdAt)}</td>
            {until ? <td data-label={until}>{row.until}</td> : null}
            <td data-label="Dipakai terakhir">{row.usedAt ? formatInstantShort(row.usedAt) : props.never}</td>
            {ended ? <td>{row.end}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EndForm(props: { part: string; id: number; action: UserFormAction; submit: string; pending: string }) {
  const { part, id, ...form } = props;
  return (
    <UserForm
      id={`${part}-${id}`}
      fields={[{ name: 'id', label: '', kind: 'hidden', value: String(id) }]}
      kind="plain"
      {...form}
    />
  );
}
