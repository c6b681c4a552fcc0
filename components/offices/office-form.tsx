'use client';

import type { ReactNode } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import type { OfficeFields } from '@/lib/format/office-fields';
import styles from './office-form.module.css';
import { type OfficeAction, useOfficeForm } from './use-office-form';

/** What each part of the page is given: what stands of its office, how it is saved, and who is told of what is typed. */
export type PartProps = {
  /** The area of another office than one's own; null: one's own. */
  areaCode: string | null;
  action: OfficeAction;
  saved: OfficeFields;
  version: number;
  onTyped: (typed: OfficeFields) => void;
};

/** A part of the page about an office that is saved by itself: its fields, what came of them, and the button. */
export function OfficeForm(
  props: PartProps & {
    id: string;
    title: string;
    save: string;
    /** Draws the fields, from what was typed and what came of it. */
    children: (field: Pick<ReturnType<typeof useOfficeForm>, 'typed' | 'state'>) => ReactNode;
  },
) {
  const { id, onTyped } = props;
  const use = useOfficeForm(props);
  const { state } = use;
  const wrong = Object.keys(state?.problems ?? {}).length;
  return (
    <section aria-labelledby={id} className={styles.part}>
      <h2 id={id}>{props.title}</h2>
      <form
        ref={use.form}
        action={use.submit}
        onInput={(event) => onTyped(Object.fromEntries(new FormData(event.currentTarget)) as OfficeFields)}
        className={styles.form}
      >
        {props.areaCode === null ? null : <input type="hidden" name="wilayah" value={props.areaCode} />}
        <input type="hidden" name="versi" value={use.opened.version} />
        <input type="hidden" name="dibuka" value={use.opened.key} />
        {state?.notice ? (
          <div role="alert" tabIndex={-1} className={styles.refused}>
            <h3>{state.notice.title}</h3>
            <p>{state.notice.detail}</p>
          </div>
        ) : null}
        {wrong > 0 ? (
          <p role="alert" className={styles.refused}>
            Belum tersimpan: {wrong} isian perlu diperbaiki.
          </p>
        ) : null}
        {props.children({ typed: use.typed, state })}
        <div className={styles.send}>
          <SubmitButton kind="primary" pending={use.pending}>
            {use.pending ? 'Menyimpan…' : props.save}
          </SubmitButton>
          <p role="status" className={styles.saved}>
            {state?.outcome === 'saved' && !use.pending ? 'Tersimpan' : ''}
          </p>
        </div>
      </form>
    </section>
  );
}
