'use client';

import { panelId } from './help-button';
import styles from './help-button.module.css';

/** A word that a page explains. */
export type ExplainedWord = { term: string; word: string; text: string; formula?: string | undefined };

/**
 * What the buttons of help of a page open; once on a page for each word. Nothing here is lively: it is drawn from its texts in
 * the browser's part of the page, for the elements of some thirty panels were a third of what the server's part was made of.
 */
export function HelpPanelList(props: {
  panels: readonly ExplainedWord[];
  /** The page of all words; null: its reader cannot open it. */
  allHref: string | null;
}) {
  const { panels, allHref } = props;
  return panels.map(({ term, word, text, formula }) => (
    <div key={term} id={panelId(term)} popover="auto" className={styles.panel} role="note">
      <p>
        <b>{word}</b>
      </p>
      <p>{text}</p>
      {formula ? <p className={styles.formula}>{formula}</p> : null}
      {allHref === null ? null : (
        <p>
          <a href={`${allHref}#${term}`}>Semua istilah</a>
        </p>
      )}
    </div>
  ));
}
