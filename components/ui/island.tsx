'use client';

import { unstable_rethrow } from 'next/navigation';
import { Component, type ReactNode, useLayoutEffect, useRef } from 'react';
import { Button } from './button';
import styles from './island.module.css';
import { reportFault } from './report-fault';

export type IslandProps = {
  /** What the log calls the part, and unique on its page: "tabel", "pencarian wilayah". */
  name: string;
  /** What stands there when the part fails. Left out: what stood there before, first of all what the server wrote. */
  fallback?: ReactNode;
  children: ReactNode;
};

/**
 * The boundary of a part of a page that JavaScript makes lively: when the part fails, the page stays, and in the place of
 * the part stands what the server wrote. Links and forms work in it as they do without JavaScript. The failure goes to
 * the server's log.
 */
export class Island extends Component<IslandProps, { failed: boolean }> {
  override state = { failed: false };
  /** What stood there when the part failed; null where nothing did. */
  private stood: ChildNode[] | null = null;

  /** A redirect and a "not found" of the framework are thrown too, and are no failure: they go on to its own boundaries. */
  static getDerivedStateFromError(error: unknown) {
    unstable_rethrow(error);
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    reportFault({ part: this.props.name, error });
  }

  override render() {
    const { name, fallback, children } = this.props;
    const { failed } = this.state;
    if (fallback !== undefined) return failed ? fallback : children;
    if (!failed) {
      return (
        <div className={styles.island} data-island={name}>
          {children}
        </div>
      );
    }
    // React has thrown its work away but not yet touched the page: there is still what the server, or the part, wrote.
    this.stood ??= copyOf(name);
    return <AsItStood name={name} nodes={this.stood} />;
  }
}

function AsItStood({ name, nodes }: { name: string; nodes: ChildNode[] | null }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (nodes) place.current?.replaceChildren(...nodes);
  }, [nodes]);
  return (
    <>
      <div ref={place} className={styles.island} data-island={name} data-failed="" />
      {nodes?.every(worksAlone) ? null : (
        <div className={styles.note} role="status">
          <p>Bagian ini gagal ditampilkan di peramban ini. Yang belum disimpan perlu diisi lagi.</p>
          <Button onClick={() => window.location.reload()}>Muat ulang halaman</Button>
        </div>
      )}
    </>
  );
}

/** A copy of what stands in the place of a part, with what was typed into it; null where the part never stood there. */
function copyOf(name: string): ChildNode[] | null {
  const place = document.querySelector(`[data-island="${CSS.escape(name)}"]`);
  if (!place) return null;
  const copy = place.cloneNode(true) as Element;
  const chosen = place.querySelectorAll('select');
  copy.querySelectorAll('select').forEach((select, at) => {
    select.selectedIndex = chosen[at]?.selectedIndex ?? -1;
  });
  return [...copy.childNodes];
}

/** A form that React made in the browser, and not the server, cannot be sent without React. */
function worksAlone(node: ChildNode): boolean {
  if (!(node instanceof Element)) return true;
  const dead = 'form[action^="javascript:"]';
  return !node.matches(dead) && node.querySelector(dead) === null;
}
