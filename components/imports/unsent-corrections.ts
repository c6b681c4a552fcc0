import { type RefObject, useEffect, useState } from 'react';

/** Marks a form of corrections; its value is how many of its fields came back and wait to be sent once more. */
export const correctionMark = 'data-koreksi';

const correctionForms = () => [...document.querySelectorAll<HTMLFormElement>(`form[${correctionMark}]`)];

/** How many corrections are chosen on this page and not sent; null where no script counts them, or not yet. */
export function useUnsentCorrections(): number | null {
  const [count, setCount] = useState<number | null>(null);
  // After each drawing: forms that were drawn anew are counted anew.
  useEffect(() => {
    const recount = () => setCount(correctionForms().reduce((sum, form) => sum + countUnsent(form), 0));
    recount();
    document.addEventListener('input', recount);
    document.addEventListener('change', recount);
    return () => {
      document.removeEventListener('input', recount);
      document.removeEventListener('change', recount);
    };
  });
  return count;
}

/** Has a form take along what stands in the forms of corrections: the server finds out what of it is one. */
export function useCarriedCorrections(form: RefObject<HTMLFormElement | null>, active: boolean): void {
  useEffect(() => {
    const carrier = form.current;
    if (!carrier || !active) return;
    const carry = ({ formData }: FormDataEvent) => {
      for (const other of correctionForms()) {
        for (const [name, value] of new FormData(other)) {
          // What React adds to a form is that form's own.
          if (!name.startsWith('$') && !formData.has(name)) formData.append(name, value);
        }
      }
    };
    carrier.addEventListener('formdata', carry);
    return () => carrier.removeEventListener('formdata', carry);
  }, [form, active]);
}

/** Fields that say something else than they were drawn with; in a form that came back all that were typed. */
function countUnsent(form: HTMLFormElement): number {
  const returned = Number(form.getAttribute(correctionMark)) || 0;
  return returned + [...form.elements].filter(isChanged).length;
}

function isChanged(field: Element): boolean {
  if (field instanceof HTMLSelectElement) {
    const drawn = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(drawn, 0);
  }
  return field instanceof HTMLInputElement && field.type !== 'hidden' && field.value !== field.defaultValue;
}
