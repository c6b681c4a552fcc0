import type { ReactNode } from 'react';
import { Menu } from './menu';
import styles from './site-header.module.css';

/** The line on top of every page: the name, what the page brings along, and the user who is signed in. */
export function SiteHeader(props: {
  user: { name: string; office: string; homeHref: string } | null;
  links: { label: string; href: string }[];
  children?: ReactNode;
}) {
  return (
    <header className={`${styles.header} screen-only`}>
      <div className={`wrap ${styles.row}`}>
        <a className={styles.mark} href="/">
          Kejar Target
        </a>
        {props.children}
        {props.user ? (
          <div className={styles.user}>
            <Menu
              align="end"
              name={`${props.user.office}, menu ${props.user.name}`}
              label={<span className={styles.office}>{props.user.office}</span>}
            >
              <p>{props.user.name}</p>
              <ul>
                <li>
                  <a href={props.user.homeHref}>Wilayah saya</a>
                </li>
                {props.links.map(({ label, href }) => (
                  <li key={href}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
                <li>
                  <form action="/keluar" method="post">
                    <button type="submit">Keluar</button>
                  </form>
                </li>
              </ul>
            </Menu>
          </div>
        ) : null}
      </div>
    </header>
  );
}
