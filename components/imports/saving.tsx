'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { RunningCommit } from '@/lib/domain/uploads';
import { commitStepLabels, formatCommitCount } from '@/lib/format/import-words';
import { askServer } from './upload-server';
import { shareOf, WorkNote } from './work-note';

type Told = { status: string; commit: RunningCommit | null };

/** Waits between two questions how far it is, in milliseconds. */
const askAfter = 1_000;

/** Asks how far a commit is, for as long as `active`; null: nothing told yet. */
export function useCommitProgress(href: string, active: boolean): Told | null {
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => {
    if (!active) return;
    const ending = new AbortController();
    const stop = ending.signal;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const answer = await askServer<Told>(href, { method: 'GET', stop }).catch(() => null);
      if (stop.aborted) return;
      if (answer?.kind === 'ok') setTold(answer.body);
      timer = setTimeout(look, askAfter);
    };
    timer = setTimeout(look, askAfter);
    return () => {
      ending.abort();
      clearTimeout(timer);
    };
  }, [href, active]);
  return told;
}

/** How far a commit is: "Menjumlahkan wilayah… 41.200 dari 91.000". */
export function CommitNote({ commit }: { commit: RunningCommit }) {
  const count = formatCommitCount(commit);
  return (
    <WorkNote
      doing={commitStepLabels[commit.step]}
      measures="Penyimpanan"
      share={shareOf(commit)}
      count={
        <>
          {count === null ? '' : `${count}. `}Angkanya berlaku setelah semuanya selesai. Halaman ini boleh ditutup;
          penyimpanan berjalan terus.
        </>
      }
    />
  );
}

/** In the place of the buttons while a user's commit runs; the page is drawn anew when it has ended. */
export function Saving({ first, href, page }: { first: RunningCommit; href: string; page: string }) {
  const router = useRouter();
  const told = useCommitProgress(href, true);
  const ended = told !== null && (told.commit === null || told.commit.silent);
  useEffect(() => {
    if (ended) router.refresh();
  }, [ended, router]);
  return (
    <>
      <CommitNote commit={told?.commit ?? first} />
      <p>
        <a href={page}>Muat ulang</a>
      </p>
    </>
  );
}
