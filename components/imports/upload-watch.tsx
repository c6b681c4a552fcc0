'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { UploadPhase } from '@/lib/domain/uploads';
import { formatUploadCount, uploadPhaseLabels } from '@/lib/format/import-words';
import { askServer, type Lost, type ToldState } from './upload-server';
import { shareOf, WorkNote } from './work-note';

/** Waits between two questions, in milliseconds: the first, and the longest of those after a broken line. */
const askAfter = 1_000;
const longestWait = 15_000;

type Shown = { phase: UploadPhase; done: number; total: number | null };

/** Follows an upload: shows how far it is, goes on to its import, and has the page drawn anew when it has failed. */
export function UploadWatch({ first, stateHref }: { first: Shown; stateHref: string }) {
  const router = useRouter();
  const [shown, setShown] = useState(first);
  const [lost, setLost] = useState<Lost | null>(null);

  useEffect(() => {
    const ending = new AbortController();
    const stop = ending.signal;
    let timer: ReturnType<typeof setTimeout>;
    let wait = askAfter;
    const look = async () => {
      const answer = await askServer<ToldState>(stateHref, { method: 'GET', stop }).catch(() => null);
      if (stop.aborted || answer === null) return;
      setLost(answer.kind === 'lost' ? answer.why : null);
      wait = answer.kind === 'lost' ? Math.min(wait * 2, longestWait) : askAfter;
      if (answer.kind === 'ok') {
        const { phase, done, total, location } = answer.body;
        if (location !== null) return window.location.replace(location);
        setShown({ phase, done, total });
        if (phase === 'failed') return router.refresh();
      }
      if (answer.kind === 'refused') return router.refresh();
      timer = setTimeout(look, wait);
    };
    timer = setTimeout(look, askAfter);
    return () => {
      ending.abort();
      clearTimeout(timer);
    };
  }, [router, stateHref]);

  const count = formatUploadCount(shown);
  return (
    <WorkNote
      doing={uploadPhaseLabels[shown.phase]}
      measures={shown.phase === 'receiving' ? 'Terunggah' : 'Pemeriksaan'}
      share={shareOf(shown)}
      count={
        <>
          {count === null ? '' : `${count}${shown.phase === 'receiving' ? ' sudah sampai' : ''}. `}
          {lost === null ? null : lostWords[lost]}
        </>
      }
    />
  );
}

const lostWords: Record<Lost, string> = {
  line: 'Sambungan terputus; mencoba lagi.',
  server: 'Server sedang tidak dapat menjawab; mencoba lagi.',
  session: 'Sesi berakhir. Masuk di tab lain, lalu kembali ke sini.',
};
