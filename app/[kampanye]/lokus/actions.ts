'use server';

import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { Problem } from '@/lib/domain/problems';
import { type WorkMode, workModes } from '@/lib/domain/scope';
import type { ScopeEntry, ScopeFileRows, ScopeWish } from '@/lib/domain/scope-changes';
import { readScopeLines, type ScopeDraft, type ScopeState, writeScopeLines } from '@/lib/format/scope-form';
import { describeUnreadDay, readTypedDay } from '@/lib/format/typed-days';
import type { UserContext } from '@/lib/server/auth/context';
import { requireContextOfForm } from '@/lib/server/auth/session';
import { formChoice, formId, formText, readForm } from '@/lib/server/http/read-form';
import { previewScope, readScopeFile, saveScope, tickScope } from '@/lib/server/services/scope';
import { scopeHref } from './search-params';

/** Maximum size of a form: 40.000 areas with their way of working. */
const mostLetters = 1_500_000;

const scopeForm = z.object({
  kampanye: formText(),
  kode: formText(),
  langkah: formChoice(['berkas', 'pilih', 'semua', 'simpan']),
  mulai: formText(),
  surat: formText(),
  catatan: formText(),
  cara: formChoice(workModes),
  daftar: formText(mostLetters),
  versi: formId,
});

type Sent = z.output<typeof scopeForm>;

/** Shows what a list would change, by the form that was sent; `simpan` saves what was shown. */
export async function scopeAction(_previous: ScopeState, form: FormData): Promise<ScopeState> {
  const sent = readForm(form, scopeForm);
  try {
    const ctx = await requireContextOfForm(scopeHref(encodeURIComponent(sent.kampanye)));
    if (sent.langkah !== 'simpan') return await preview(ctx, sent, form);
    const wish = wishOf(sent, sent.daftar === '' ? null : readLines(sent.daftar));
    await saveScope(ctx, { ...wish, campaignSlug: sent.kampanye, basedOn: sent.versi });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.type === 'not-found') notFound();
    const draft = draftOf(sent, sent.langkah === 'pilih' ? tickedIn(form) : null);
    return { kind: 'refused', title: error.title, detail: error.detail, refused: [], draft };
  }
  redirect(scopeHref(sent.kampanye, { code: sent.kode || null, saved: true }));
}

async function preview(ctx: UserContext, sent: Sent, form: FormData): Promise<ScopeState> {
  const file = sent.langkah === 'berkas' ? await readFile(ctx, sent, form.get('berkas')) : null;
  if (file && file.rows.length === 0) {
    const detail = 'Tidak ada baris yang memuat wilayah. Perbaiki filenya, lalu unggah lagi.';
    return { kind: 'refused', title: 'Daftar kosong', detail, refused: file.refused, draft: draftOf(sent, null) };
  }
  const entries = file ? file.rows.map(({ code, mode }) => ({ code, mode })) : await entriesOf(ctx, sent, form);
  const wish = wishOf(sent, entries);
  return {
    kind: 'preview',
    preview: await previewScope(ctx, { ...wish, campaignSlug: sent.kampanye }),
    draft: draftOf(sent, entries),
    refused: file?.refused ?? [],
    warnings: file?.warnings ?? [],
  };
}

function draftOf(sent: Sent, entries: readonly ScopeEntry[] | null): ScopeDraft {
  return {
    ...{ from: sent.mulai, letter: sent.surat, note: sent.catatan },
    list: entries === null ? '' : writeScopeLines(entries),
  };
}

/** The areas that are ticked, and those listed elsewhere; null: all areas take part. */
async function entriesOf(ctx: UserContext, sent: Sent, form: FormData): Promise<ScopeEntry[] | null> {
  if (sent.langkah === 'semua') return null;
  return tickScope(ctx, {
    ...{ campaignSlug: sent.kampanye, fromDay: dayOf(sent.mulai) },
    ...{ offered: textsOf(form, 'ditawarkan'), ticked: tickedIn(form) },
  });
}

function tickedIn(form: FormData): ScopeEntry[] {
  const modeOf = (code: string): WorkMode =>
    workModes.find((mode) => mode === form.get(`cara-${code}`)) ?? 'smartphone';
  return textsOf(form, 'ikut').map((code) => ({ code, mode: modeOf(code) }));
}

function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).filter((one) => typeof one === 'string');
}

async function readFile(ctx: UserContext, sent: Sent, file: FormDataEntryValue | null): Promise<ScopeFileRows> {
  if (!(file instanceof File) || file.size === 0)
    throw new Problem('file-missing', 'Pilih file CSV atau XLSX dengan kode atau nama wilayah.');
  const bytes = new Uint8Array(await file.arrayBuffer());
  return readScopeFile(ctx, { campaignSlug: sent.kampanye, fileName: file.name, bytes, mode: sent.cara });
}

function wishOf(sent: Sent, areas: ScopeEntry[] | null): ScopeWish {
  const said = (text: string) => text.trim() || null;
  return { fromDay: dayOf(sent.mulai), letter: said(sent.surat), note: said(sent.catatan), areas };
}

function dayOf(typed: string) {
  const day = readTypedDay(typed);
  if (day) return day;
  const empty = 'Hari mulai belum diisi. Tulis seperti 12 April 2021 atau 12/4/2021.';
  throw new Problem('scope-day', typed.trim() === '' ? empty : describeUnreadDay(typed));
}

function readLines(text: string): ScopeEntry[] {
  const entries = readScopeLines(text);
  if (entries) return entries;
  throw new Problem('scope-empty', 'Daftarnya tidak lengkap. Buat pratinjaunya sekali lagi.');
}
