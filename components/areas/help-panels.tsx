import { HelpPanel } from '@/components/ui/help-button';
import { findDefinition } from '@/lib/format/definitions';

/** What the buttons of help of a page open. @param props.terms keys of definitions; a key of none is left out */
export function HelpPanels({ terms, allHref }: { terms: Iterable<string>; allHref: string | null }) {
  const found = [...new Set(terms)].map(findDefinition).filter((one) => one !== null);
  return found.map(({ key, word, text, formula }) => (
    <HelpPanel key={key} term={key} word={word} text={text} formula={formula} allHref={allHref} />
  ));
}
