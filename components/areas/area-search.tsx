'use client';

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Island } from '@/components/ui/island';
import { KeptInputs } from '@/components/ui/kept-link';
import type { AreaKind, AreaLevel } from '@/lib/domain/areas';
import type { IsoDay } from '@/lib/domain/days';
import { type AreaAddress, areaHref, areaHrefOn } from '@/lib/format/area-query';
import { formatAreaTitle } from '@/lib/format/areas';
import styles from './area-search.module.css';

/** An area that was found, with the name of the one above it. */
export type AreaHit = { code: string; name: string; level: AreaLevel; kind: AreaKind; parentName: string | null };

const patience = 150;

/** What the API finds for the words typed; an empty list when it cannot be reached, for the form still works. */
async function findAreas(campaign: string, words: string, signal: AbortSignal): Promise<AreaHit[]> {
  const search = new URLSearchParams({ campaign, q: words });
  const response = await fetch(`/api/v1/areas?${search}`, { signal });
  if (!response.ok) return [];
  const body: { areas: AreaHit[] } = await response.json();
  return body.areas;
}

type Props = {
  address: AreaAddress;
  /** Null: the page shows no day. */
  asOf: IsoDay | null;
  /** The page is none of an area: what its address says is left behind. */
  forgets?: true;
};

/**
 * Search for an area: type "teluk", get Telukjambe. A GET form that the server answers with a list; in the browser the
 * list opens below the field as one types, and the arrow keys walk it.
 */
export function AreaSearch(props: Props) {
  return (
    <search className={styles.search}>
      <Island name="pencarian wilayah">
        <SearchForm {...props} />
      </Island>
    </search>
  );
}

function SearchForm({ address, asOf, forgets }: Props) {
  const id = useId();
  const [words, setWords] = useState('');
  const [hits, setHits] = useState<AreaHit[] | null>(null);
  const [hitsOf, setHitsOf] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const box = useRef<HTMLFormElement>(null);
  const { campaign } = address;
  const typed = words.trim();

  useEffect(() => {
    if (typed.length < 2) {
      setHits(null);
      return;
    }
    const control = new AbortController();
    const timer = setTimeout(() => {
      findAreas(campaign, typed, control.signal).then(
        (found) => {
          setHits(found);
          setHitsOf(typed);
          setAt(-1);
        },
        () => setHits(null),
      );
    }, patience);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [campaign, typed]);

  const shown = open && hits !== null;
  const hrefOf = (hit: AreaHit) =>
    asOf === null ? areaHref({ ...address, code: hit.code }) : areaHrefOn(address, hit.code, asOf);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
    if (!shown || hits.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((at + step + hits.length) % hits.length);
    }
    // The best one, where none is chosen, as long as the list is that of these words.
    const chosen = hits[at] ?? (hitsOf === typed ? hits[0] : undefined);
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      window.location.assign(hrefOf(chosen));
    }
  };

  return (
    <form
      ref={box}
      action={`/${campaign}/${address.code}`}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      {forgets ? null : <KeptInputs except={['wilayah', 'hal']} />}
      <input
        type="search"
        name="wilayah"
        aria-label="Cari wilayah"
        placeholder="Cari wilayah"
        maxLength={80}
        autoComplete="off"
        required
        role="combobox"
        aria-expanded={shown}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label="Wilayah yang ditemukan" className={styles.list} hidden={!shown}>
        {shown
          ? hits.map((hit, place) => (
              <a
                key={hit.code}
                id={`${id}-${place}`}
                role="option"
                tabIndex={-1}
                aria-selected={place === at}
                href={hrefOf(hit)}
              >
                {formatAreaTitle(hit)} <small>{hit.parentName}</small>
              </a>
            ))
          : null}
      </div>
      {shown && hits.length === 0 ? (
        <p className={styles.list} aria-hidden="true">
          {countHits(0)}
        </p>
      ) : null}
      <p className="visually-hidden" aria-live="polite">
        {shown ? countHits(hits.length) : ''}
      </p>
    </form>
  );
}

function countHits(count: number): string {
  return count === 0 ? 'Tidak ada wilayah yang cocok.' : `${count} wilayah cocok.`;
}
