import { HelpPanelList } from '@/components/ui/help-panel-list';
import { Island } from '@/components/ui/island';
import { findDefinition } from '@/lib/format/definitions';

/** What the buttons of help of a page open. @param props.terms keys of definitions; a key of none is left out */
export function HelpPanels({ terms, allHref }: { terms: Iterable<string>; allHref: string | null }) {
  const found = [...new Set(terms)].map(findDefinition).filter((one) => one !== null);
  const panels = found.map(({ key, word, text, formula }) => ({ term: key, word, text, formula }));
  return (
    <Island name="arti kata">
      <HelpPanelList panels={panels} allHref={allHref} />
    </Island>
  );
}
