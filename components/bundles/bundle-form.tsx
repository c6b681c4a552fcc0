'use client';

import { type ComponentProps, useActionState } from 'react';
import { VersionField } from '@/components/targets/version-field';
import { RefusedNotice } from '@/components/ui/refused-notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type BundleFormat, bundleFormats } from '@/lib/domain/bundles';
import styles from './bundle-form.module.css';

export type BundleFormState = {
  format: BundleFormat;
  /** Counts up with every try, so that the form is drawn anew. */
  tries: number;
  /** `href`: the bundle that stands in the way. */
  problem: { title: string; detail: string; href: string | null } | null;
};

const formatWords: Record<BundleFormat, { label: string; note: string }> = {
  pdf: { label: 'PDF', note: 'satu file, tiap lembar mulai di halaman baru dan punya penanda' },
  xlsx: { label: 'XLSX', note: 'satu buku kerja, tiap lembar di tab sendiri' },
};

/** What the bundle shall be. */
export function BundleForm(props: {
  action: (previous: BundleFormState, form: FormData) => Promise<BundleFormState>;
  campaign: string;
  code: string;
  /** The query of the page: day, stage, order and columns hold for each sheet. */
  search: string;
  /** Versions of the targets, the one that counts first, and the one that the page shows. */
  versions: ComponentProps<typeof VersionField>['versions'];
  version: string;
}) {
  const [state, submit, pending] = useActionState(props.action, { format: 'pdf', tries: 0, problem: null });
  return (
    <>
      {state.problem ? (
        <RefusedNotice key={state.tries} title={state.problem.title}>
          <p>{state.problem.detail}</p>
          {state.problem.href ? (
            <p>
              <a href={state.problem.href}>Lihat gabungan yang sedang dibuat</a>
            </p>
          ) : null}
        </RefusedNotice>
      ) : null}
      <form key={`form ${state.tries}`} action={submit} className={styles.form}>
        <input type="hidden" name="kampanye" value={props.campaign} />
        <input type="hidden" name="kode" value={props.code} />
        <input type="hidden" name="susunan" value={props.search} />
        <fieldset className={styles.choices}>
          <legend>Bentuk file</legend>
          {bundleFormats.map((format) => (
            <label key={format}>
              <input type="radio" name="format" value={format} defaultChecked={format === state.format} />
              <span>
                {formatWords[format].label} <small>{formatWords[format].note}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <VersionField versions={props.versions} chosen={props.version} className={styles.field} />
        <div>
          <SubmitButton kind="primary" pending={pending}>
            {pending ? 'Memulai' : 'Buat gabungan'}
          </SubmitButton>
        </div>
      </form>
    </>
  );
}
