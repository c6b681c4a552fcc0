import type { ReactNode } from 'react';
import { SiteFooter } from '@/components/ui/site-footer';
import { SiteHeader } from '@/components/ui/site-header';
import { Trail } from '@/components/ui/trail';
import { listManagePages } from '@/lib/domain/manage-pages';
import { isAllowed, type SessionUser, type Verb } from '@/lib/domain/users';
import styles from './user-shell.module.css';

/** The frame of a page about accounts and offices: header, link back, title and purpose. */
export function UserShell(props: {
  user: SessionUser;
  title: string;
  lead?: ReactNode;
  /** None: the page on top of all others. */
  steps: { label: string; href: string }[];
  children: ReactNode;
}) {
  const { user, title } = props;
  return (
    <>
      <title>{`${title} · Kejar Target`}</title>
      <SiteHeader user={{ name: user.name, office: user.office, homeHref: '/' }} links={manageLinks(user)} />
      <main id="isi" className="wrap">
        {props.steps.length > 0 ? <Trail steps={props.steps} here={title} /> : null}
        <h1 className={styles.title}>{title}</h1>
        {props.lead ? <p className={styles.lead}>{props.lead}</p> : null}
        {props.children}
      </main>
      <SiteFooter />
    </>
  );
}

/** The pages of administration that the user may open. */
export function manageLinks(user: Pick<SessionUser, 'role'>): { label: string; href: string }[] {
  const may = (verb: Verb) => isAllowed({ role: user.role, verb, relation: 'own' });
  return [
    ...(listManagePages(user.role).length > 0 ? [{ label: 'Kelola', href: '/kelola' }] : []),
    ...(may('office') ? [{ label: 'Kantor', href: '/kantor' }] : []),
    ...(may('users')
      ? [
          { label: 'Kantor di wilayah', href: '/kelola/kantor' },
          { label: 'Pengguna', href: '/kelola/pengguna' },
        ]
      : []),
    ...(may('audit') ? [{ label: 'Audit', href: '/kelola/audit' }] : []),
    { label: 'Istilah', href: '/istilah' },
    { label: 'Akun saya', href: '/akun' },
  ];
}
