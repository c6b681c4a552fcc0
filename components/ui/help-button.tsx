import styles from './help-button.module.css';

/** The id of the panel that explains a word, in which `HelpPanel` and its buttons find each other. */
function panelId(term: string): string {
  return `arti-${term}`;
}

/**
 * Opens the explanation of a word that stands beside it: by click, touch and keyboard, and without JavaScript, for the
 * browser does it (`popover`). Its sign is drawn, so that the text of a heading stays the word alone.
 */
export function HelpButton({ term, word }: { term: string; word: string }) {
  return (
    <button
      type="button"
      className={`${styles.sign} screen-only`}
      popoverTarget={panelId(term)}
      aria-label={`Arti ${word}`}
    />
  );
}

/** A word that opens its own explanation; its name stays the word alone, as what stands below it is read with it. */
export function HelpWord({ term, children }: { term: string; children: string }) {
  return (
    <button type="button" className={styles.word} popoverTarget={panelId(term)} aria-description="Buka artinya">
      {children}
    </button>
  );
}

/** What a button of help opens; once on a page for each word. */
export function HelpPanel(props: {
  term: string;
  word: string;
  text: string;
  formula?: string | undefined;
  /** The page of all words; null: its reader cannot open it. */
  allHref: string | null;
}) {
  const { term, word, text, formula, allHref } = props;
  return (
    <div id={panelId(term)} popover="auto" className={styles.panel} role="note">
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
  );
}
