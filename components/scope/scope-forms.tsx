'use client';

import { type ReactNode, useActionState } from 'react';
import { DayField } from '@/components/ui/day-field';
import { FileField } from '@/components/ui/file-field';
import options from '@/components/ui/option.module.css';
import { RefusedNotice } from '@/components/ui/refused-notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { IsoDay } from '@/lib/domain/days';
import { type WorkMode, workModes } from '@/lib/domain/scope';
import { type RefusedScopeRow, scopeLimits } from '@/lib/domain/scope-changes';
import { formatAreaName } from '@/lib/format/areas';
import { formatCount } from '@/lib/format/numbers';
import { offerDrafted, type ScopeDraft, type ScopeState } from '@/lib/format/scope-form';
import { dayHint } from '@/lib/format/typed-days';
import { workModeLabels } from '@/lib/format/words';
import styles from './scope-forms.module.css';
import { ScopePreviewForm } from './scope-preview-form';

type Offered = { area: AreaRef; listed: WorkMode | null; takesPart: boolean };

type Props = {
  campaign: string;
  /** The area whose children are offered. */
  code: string;
  /** The newest version that the page shows; null: there is none. */
  version: number | null;
  /** The first day from which a list may apply. */
  from: IsoDay;
  offered: readonly Offered[];
  /** The way of working where none is said. */
  mode: WorkMode;
  /** Whether a list stands; otherwise all areas take part. */
  listStands: boolean;
  action: (previous: ScopeState, form: FormData) => Promise<ScopeState>;
};

/** The three forms that set which areas take part; each shows first what it would change. They work without JavaScript. */
export function ScopeForms(props: Props) {
  const [state, submit, pending] = useActionState(props.action, null);
  const draft = state?.draft ?? null;
  const forms = { ...props, offered: offerDrafted(props.offered, draft), draft, submit, pending };
  return (
    <section className={`${styles.section} screen-only`} aria-labelledby="ubah-judul">
      <h2 id="ubah-judul">Ubah daftar</h2>
      {state?.kind === 'refused' ? (
        <RefusedNotice title={state.title}>
          <p>{state.detail}</p>
          <RefusedRows refused={state.refused} />
        </RefusedNotice>
      ) : null}
      {state?.kind === 'preview' ? (
        <ScopePreviewForm {...forms} state={state}>
          <RefusedRows refused={state.refused} />
        </ScopePreviewForm>
      ) : null}
      {/* Drawn anew with what was sent, for a form that was sent is emptied. */}
      <div key={JSON.stringify(draft)} className={styles.forms}>
        <FileForm {...forms} />
        <TickForm {...forms} />
        <EverybodyForm {...forms} />
      </div>
    </section>
  );
}

type Step = 'berkas' | 'pilih' | 'semua';

type Form = Props & { draft: ScopeDraft | null; submit: (form: FormData) => void; pending: boolean };

/** The fields that all three forms have: place, first day, letter and note. */
function Terms({ campaign, code, version, from, draft, step }: Form & { step: Step }) {
  const id = (name: string) => `${step}-${name}`;
  return (
    <>
      <input type="hidden" name="kampanye" value={campaign} />
      <input type="hidden" name="kode" value={code} />
      <input type="hidden" name="langkah" value={step} />
      <input type="hidden" name="versi" value={version ?? ''} />
      <DayField
        {...{ id: id('mulai'), name: 'mulai', label: 'Berlaku sejak', value: draft?.from ?? from }}
        hint={`${dayHint} Hari sebelumnya tetap menurut daftar yang lama.`}
        required
      />
      <div className={styles.field}>
        <label htmlFor={id('surat')}>Nomor surat</label>
        <input
          id={id('surat')}
          name="surat"
          maxLength={scopeLimits.letter}
          defaultValue={draft?.letter}
          autoComplete="off"
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={id('catatan')}>Catatan</label>
        <textarea id={id('catatan')} name="catatan" maxLength={scopeLimits.note} rows={2} defaultValue={draft?.note} />
      </div>
    </>
  );
}

function ModeChoice(props: { name: string; value: WorkMode; label?: string; id?: string }) {
  return (
    <select id={props.id} name={props.name} defaultValue={props.value} aria-label={props.label}>
      {workModes.map((mode) => (
        <option key={mode} value={mode}>
          {workModeLabels[mode]}
        </option>
      ))}
    </select>
  );
}

function FileForm(form: Form) {
  return (
    <StepForm {...form} step="berkas" summary="Unggah daftar (CSV atau XLSX)">
      <div>
        <label htmlFor="berkas">File dengan kode atau nama wilayah, dan kolom cara kerja bila ada</label>
        <FileField {...{ id: 'berkas', name: 'berkas', accept: '.csv,.xlsx', required: true }} />
      </div>
      <div className={styles.field}>
        <label htmlFor="berkas-cara">Cara kerja baris yang tidak menyebutnya</label>
        <ModeChoice id="berkas-cara" name="cara" value={form.mode} />
      </div>
    </StepForm>
  );
}

function TickForm(form: Form) {
  const { offered, listStands } = form;
  if (offered.length === 0) return null;
  return (
    <StepForm {...form} step="pilih" summary={`Pilih dari ${formatCount(offered.length)} wilayah di bawah ini`}>
      <fieldset className={styles.ticks}>
        <legend>Yang ikut serta seluruhnya</legend>
        {offered.map(({ area, listed, takesPart }) => (
          <div key={area.code} className={styles.tick}>
            <input type="hidden" name="ditawarkan" value={area.code} />
            <label className={options.option}>
              <input type="checkbox" name="ikut" value={area.code} defaultChecked={listed !== null} />
              <span>
                {formatAreaName(area)}
                {listStands && takesPart && listed === null ? ' (sebagian, atau bersama wilayah di atasnya)' : ''}
              </span>
            </label>
            <ModeChoice
              name={`cara-${area.code}`}
              value={listed ?? form.mode}
              label={`Cara kerja ${formatAreaName(area)}`}
            />
          </div>
        ))}
      </fieldset>
    </StepForm>
  );
}

function EverybodyForm(form: Form) {
  return <StepForm {...form} step="semua" summary="Semua wilayah (sensus)" />;
}

function StepForm(form: Form & { step: Step; summary: string; children?: ReactNode }) {
  return (
    <details>
      <summary>{form.summary}</summary>
      <form action={form.submit} className={styles.form}>
        {form.children}
        <Terms {...form} />
        <div>
          <SubmitButton pending={form.pending}>Lihat perubahannya</SubmitButton>
        </div>
      </form>
    </details>
  );
}

/** Maximum number of refused rows listed. */
const mostRefused = 100;

function RefusedRows({ refused }: { refused: readonly RefusedScopeRow[] }) {
  if (refused.length === 0) return null;
  return (
    <table className={styles.table}>
      <caption>
        {formatCount(refused.length)} baris ditolak
        {refused.length > mostRefused ? `; ${mostRefused} yang pertama` : ''}
      </caption>
      <thead>
        <tr>
          <th scope="col">Baris</th>
          <th scope="col">Isi</th>
          <th scope="col">Sebab</th>
        </tr>
      </thead>
      <tbody>
        {refused.slice(0, mostRefused).map((one) => (
          <tr key={`${one.sheet ?? ''} ${one.row}`}>
            <th scope="row">
              {one.row}
              {one.sheet ? `, lembar '${one.sheet}'` : ''}
            </th>
            <td>
              {one.column}: {one.value}
            </td>
            <td>
              {one.reason}. {one.suggestion}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
