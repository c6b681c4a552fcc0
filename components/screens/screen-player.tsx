'use client';

import { type MouseEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useAwake } from '@/components/tables/use-window-rows';
import { localTime, timeZoneOf } from '@/lib/domain/time-zones';
import { formatMinute } from '@/lib/format/instants';
import { secondsPerRefresh, secondsPerScreen } from '@/lib/format/screen-query';
import styles from './screen.module.css';

/** Why the figures are no longer those of the server, and since when (browser's clock). */
type Lost = { why: 'offline' | 'signedOut' | 'gone'; since: number };

type Props = {
  start: number;
  count: number;
  paused: boolean;
  light: boolean;
  /** When the server made what is shown, ISO 8601. */
  madeAt: string;
  /** The code of the area, for its time zone. */
  code: string;
  links: Record<'before' | 'after' | 'pause' | 'look' | 'close', string>;
  children: ReactNode;
};

/**
 * Turns the screens that the server drew, and puts newer ones in their place: it asks for its own page anew, so that there is
 * nothing to be shown that the page itself would not show. What is lost is said, and the last figures stay.
 */
export function ScreenPlayer(props: Props) {
  const { code, links, children } = props;
  const awake = useAwake();
  const screens = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(props.start);
  const [count, setCount] = useState(props.count);
  const [paused, setPaused] = useState(props.paused);
  const [heard, setHeard] = useState(props.madeAt);
  const [lost, setLost] = useState<Lost | null>(null);
  const [spoken, setSpoken] = useState('');

  const turn = useCallback(
    (step: number, byHand: boolean) => {
      const next = (current + step + count) % count;
      setCurrent(next);
      const title = screens.current?.querySelectorAll('h2')[next]?.textContent ?? '';
      if (byHand) setSpoken(`${title}, bagian ${next + 1} dari ${count}`);
    },
    [current, count],
  );

  // React draws the parts, and each refresh replaces them by the server's answer: after either only the current one is shown.
  useEffect(() => {
    screens.current?.querySelectorAll<HTMLElement>('[data-screen]').forEach((one, at) => {
      one.hidden = at !== current;
    });
  });

  useEffect(() => {
    if (paused || count < 2) return;
    const timer = setTimeout(() => turn(1, false), secondsPerScreen * 1000);
    return () => clearTimeout(timer);
  }, [turn, paused, count]);

  useEffect(() => {
    let latest = 0;
    const refresh = async () => {
      latest += 1;
      const own = latest;
      const answer = await askAgain(screens.current);
      // What was asked before the line came back says nothing of how it is now.
      if (own !== latest) return;
      if (typeof answer === 'string') {
        // The first moment counts: it has been lost since then.
        setLost((before) => (before?.why === answer ? before : { why: answer, since: Date.now() }));
        return;
      }
      setLost(null);
      setHeard(answer.madeAt);
      setCount(answer.count);
      setCurrent((before) => Math.min(before, answer.count - 1));
    };
    const timer = setInterval(refresh, secondsPerRefresh * 1000);
    window.addEventListener('online', refresh);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', refresh);
    };
  }, []);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
      if (step !== undefined) turn(step, true);
      else if (event.key === 'p' || event.key === 'P') setPaused((before) => !before);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [turn]);

  /** A link that leads to the same without JavaScript. */
  const instead = (act: () => void) => (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <div ref={screens} className={styles.screens} data-made-at={props.madeAt}>
        {children}
      </div>
      <footer className={styles.foot}>
        <p role="status" className={lost ? styles.lost : 'visually-hidden'}>
          {lost ? describeLost(lost, heard, code) : ''}
        </p>
        {lost ? null : <p>Terakhir diperbarui {clock(heard, code)}</p>}
        <p className="visually-hidden" aria-live="polite">
          {spoken}
        </p>
        <nav aria-label="Layar" className={styles.controls}>
          {count > 1 ? (
            <>
              <a href={links.before} onClick={instead(() => turn(-1, true))}>
                Sebelumnya
              </a>
              <span>
                {current + 1} dari {count}
              </span>
              <a href={links.after} onClick={instead(() => turn(1, true))}>
                Berikutnya
              </a>
              <a href={links.pause} onClick={instead(() => setPaused(!paused))}>
                {paused ? 'Putar' : 'Jeda'}
              </a>
            </>
          ) : null}
          <a href={links.look}>{props.light ? 'Gelap' : 'Terang'}</a>
          {lost?.why === 'signedOut' ? <a href={`/masuk?ke=${encodeURIComponent(here())}`}>Masuk lagi</a> : null}
          <a href={links.close}>Tutup</a>
        </nav>
        {awake && !paused ? <p className={styles.help}>Panah kiri dan kanan berpindah, P menjeda.</p> : null}
      </footer>
    </>
  );
}

const here = () => window.location.pathname + window.location.search;

/** "07.45 WIB", in the zone of the area. */
function clock(instant: string | number, code: string): string {
  const zone = timeZoneOf(code);
  return `${formatMinute(localTime(new Date(instant), zone).minute)} ${zone}`;
}

function describeLost({ why, since }: Lost, heard: string, code: string): string {
  const figures = `angka di atas dari ${clock(heard, code)}`;
  switch (why) {
    case 'offline':
      return `Tidak tersambung sejak ${clock(since, code)}, ${figures}.`;
    case 'signedOut':
      return `Sesi berakhir, diketahui ${clock(since, code)}; ${figures} dan tidak diperbarui lagi. Masuk lagi untuk melanjutkan.`;
    case 'gone':
      return `Wilayah ini tidak dapat dibuka lagi sejak ${clock(since, code)}; ${figures}.`;
  }
}

/** Puts the screens of the page as it is now in the place of those that are shown; or why there are none. */
async function askAgain(screens: HTMLElement | null): Promise<{ madeAt: string; count: number } | Lost['why']> {
  try {
    const answer = await fetch(here(), { cache: 'no-store', signal: AbortSignal.timeout(secondsPerRefresh * 500) });
    if (answer.redirected && new URL(answer.url).pathname === '/masuk') return 'signedOut';
    if (answer.status === 404) return 'gone';
    const text = answer.ok ? await answer.text() : '';
    const page = new DOMParser().parseFromString(text, 'text/html');
    const made = page.querySelector<HTMLElement>('[data-made-at]');
    const madeAt = made?.dataset.madeAt;
    if (!screens || !made || !madeAt) return 'offline';
    const parts = [...made.querySelectorAll<HTMLElement>('[data-screen]')];
    const shown = [...screens.querySelectorAll<HTMLElement>('[data-screen]')].findIndex((one) => !one.hidden);
    // Nothing flashes between the old and the new: the same part is shown from the first moment.
    for (const [at, part] of parts.entries()) part.hidden = at !== Math.min(shown, parts.length - 1);
    screens.replaceChildren(...parts);
    return { madeAt, count: parts.length };
  } catch {
    return 'offline';
  }
}
