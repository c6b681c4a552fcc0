import { type Definition, definitionGroups } from '@/lib/format/definitions';
import styles from './definition-list.module.css';

type Terms = readonly (Definition & { key: string })[];

/** All words and what they mean, each reached by its key. */
export function AllDefinitions() {
  return definitionGroups.map(({ title, terms }) => (
    <section key={title} className={styles.group} aria-label={title}>
      <h2>{title}</h2>
      <DefinitionList terms={terms} />
    </section>
  ));
}

function DefinitionList({ terms }: { terms: Terms }) {
  return (
    <dl className={styles.terms}>
      {terms.map(({ key, word, text, formula }) => (
        <div key={key} id={key}>
          <dt>{word}</dt>
          <dd>{text}</dd>
          {formula ? <dd className={styles.formula}>{formula}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
