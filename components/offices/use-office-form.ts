import { useActionState, useEffect, useRef, useState } from 'react';
import { type OfficeFields, type OfficeFormState, officeFieldsKey } from '@/lib/format/office-fields';

export type OfficeAction = (previous: OfficeFormState, form: FormData) => Promise<OfficeFormState>;

/**
 * One form of the page about an office. It carries the version of the office that its own fields were opened with: what
 * another form of the page saved meanwhile is no conflict, what another user wrote into the same fields is one.
 */
export function useOfficeForm(input: { action: OfficeAction; saved: OfficeFields; version: number }) {
  const { saved, version } = input;
  const [state, submit, pending] = useActionState(input.action, null);
  const [first] = useState({ version, key: officeFieldsKey(saved) });
  const form = useRef<HTMLFormElement>(null);
  const opened = state?.opened ?? first;
  const untouched = opened.key === officeFieldsKey(saved);

  // A user who sent it is led to the first field that has to be put right, or to what is wrong with all of it.
  useEffect(() => {
    if (state?.outcome !== 'refused') return;
    const [field, notice] = ['[aria-invalid="true"]', '[role="alert"]'].map((one) =>
      form.current?.querySelector<HTMLElement>(one),
    );
    (field ?? notice)?.focus();
  }, [state]);

  return {
    form,
    state,
    submit,
    pending,
    typed: state?.typed ?? saved,
    /** The hidden fields of the form. */
    opened: { version: untouched ? Math.max(version, opened.version) : opened.version, key: opened.key },
  };
}
