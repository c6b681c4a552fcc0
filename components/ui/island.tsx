'use client';

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { Component, Fragment, type ReactNode, useLayoutEffect, useRef } from 'react';
import { Button } from './button';
import { isConnectionLost } from './connection-lost';
import { readTyped, typeAnew } from './copy-typed';
import styles from './island.module.css';
import { keepTyped, typeKept } from './keep-typed';
import { reportFault } from './report-fault';
import { type Unanswered, UnansweredNote } from './unanswered-note';

export type IslandProps = {
  /** What the log calls the part, and unique on its page: "tabel", "pencarian wilayah". */
  name: string;
  /** What stands there when the part fails. Left out: what stood there before, first of all what the server wrote. */
  fallback?: ReactNode;
  children: ReactNode;
};

/** `unanswered`: when the last form that was sent stayed without an answer, and why; null: it did not. */
type State = { failed: boolean; unanswered: { at: number; why: Unanswered } | null };

/**
 * The boundary of a part of a page that JavaScript makes lively: when the part fails, the page stays, and in the place of
 * the part stands what the server wrote. Links and forms work in it as they do without JavaScript. The failure goes to
 * the server's log.
 *
 * A form without an answer is no failure of the part: it stands there anew, with what was typed into it, and the user is told
 * that it may have been saved, or that the server was updated since the page was opened and does not know the form any more.
 */
export class Island extends Component<IslandProps, State> {
  override state: State = { failed: false, unanswered: null };
  /** What stood there when the part failed; null where nothing did. */
  private stood: ChildNode[] | null = null;
  /** What stood there when the last answer did not arrive, until it is typed in anew. */
  private unanswered: { at: number; stood: ChildNode[] | null } | null = null;

  /** A redirect and a "not found" of the framework are thrown too, and are no failure: they go on to its own boundaries. */
  static getDerivedStateFromError(error: unknown) {
    unstable_rethrow(error);
    const at = performance.now();
    if (unstable_isUnrecognizedActionError(error)) return { unanswered: { at, why: 'outdated' } };
    return isConnectionLost(error) ? { unanswered: { at, why: 'lost' } } : { failed: true };
  }

  override componentDidCatch(error: unknown) {
    reportFault({ part: this.props.name, error });
  }

  override componentDidMount() {
    const place = placeOf(this.props.name);
    if (place) typeKept(this.props.name, place);
  }

  override componentDidUpdate() {
    const stood = this.unanswered?.stood;
    const place = placeOf(this.props.name);
    if (!stood || !place) return;
    typeAnew(readTyped(stood), place);
    this.unanswered = { at: this.unanswered?.at ?? 0, stood: null };
  }

  override render() {
    const { name, fallback, children } = this.props;
    const { failed, unanswered } = this.state;
    if (failed && fallback !== undefined) return fallback;
    if (!failed) {
      // React has not touched the page yet: what was typed into the part that it throws away still stands there.
      if (unanswered !== null && this.unanswered?.at !== unanswered.at) {
        this.unanswered = { at: unanswered.at, stood: copyOf(name) };
      }
      const part = <Fragment key={unanswered?.at ?? 'first'}>{children}</Fragment>;
      const keep = () => {
        const place = placeOf(name);
        if (place) keepTyped(name, place);
      };
      const whole = (
        <>
          {unanswered && <UnansweredNote key={`note ${unanswered.at}`} why={unanswered.why} keep={keep} />}
          {part}
        </>
      );
      if (fallback !== undefined) return whole;
      return (
        <div className={styles.island} data-island={name}>
          {whole}
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

const placeOf = (name: string) => document.querySelector(`[data-island="${CSS.escape(name)}"]`);

/** A copy of what stands in the place of a part, with what was typed into it; null where the part never stood there. */
function copyOf(name: string): ChildNode[] | null {
  const place = placeOf(name);
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
