import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import type { OfficeFields } from '@/lib/format/office-fields';
import styles from './office-form.module.css';
import type { useOfficeForm } from './use-office-form';

/** A part of the page about an office that is saved by itself: its fields, what came of them, and the button. */
export function OfficeForm(props: {
  id: string;
  title: string;
  areaCode: string | null;
  use: ReturnType<typeof useOfficeForm>;
  save: string;
  onTyped?: (typed: OfficeFields) => void;
  children: ReactNode;
}) {
  const { id, use, onTyped } = props;
  const { state } = use;
  const wrong = Object.keys(state?.problems ?? {}).length;
  return (
    <section aria-labelledby={id} className={styles.part}>
      <h2 id={id}>{props.title}</h2>
      <form
        ref={use.form}
        action={use.submit}
        onInput={(event) => onTyped?.(Object.fromEntries(new FormData(event.currentTarget)) as OfficeFields)}
        className={styles.form}
      >
        {props.areaCode === null ? null : <input type="hidden" name="wilayah" value={props.areaCode} />}
        <input type="hidden" name="versi" value={use.opened.version} />
        <input type="hidden" name="dibuka" value={use.opened.key} />
        {state?.notice ? (
          <div role="alert" className={styles.refused}>
            <h3>{state.notice.title}</h3>
            <p>{state.notice.detail}</p>
          </div>
        ) : null}
        {wrong > 0 ? (
          <p role="alert" className={styles.refused}>
            Belum tersimpan: {wrong} isian perlu diperbaiki.
          </p>
        ) : null}
        {props.children}
        <div className={styles.send}>
          <Button type="submit" kind="primary" aria-disabled={use.pending}>
            {use.pending ? 'Menyimpan…' : props.save}
          </Button>
          <p role="status" className={styles.saved}>
            {state?.outcome === 'saved' && !use.pending ? 'Tersimpan' : ''}
          </p>
        </div>
      </form>
    </section>
  );
}
