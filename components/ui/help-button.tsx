import styles from './help-button.module.css';

/** The id of the panel that explains a word, in which the panel and its buttons find each other. */
export function panelId(term: string): string {
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
