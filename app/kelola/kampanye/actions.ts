'use server';

import { revalidatePath } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { type SettingProblem, settingsOf } from '@/lib/domain/campaign-settings';
import { Problem } from '@/lib/domain/problems';
import { type CampaignFields, type CampaignFormState, formatCampaignFields } from '@/lib/format/campaign-fields';
import type { UserContext } from '@/lib/server/auth/context';
import { requireContextOfForm } from '@/lib/server/auth/session';
import { formChoice, formText, formVersion, readForm } from '@/lib/server/http/read-form';
import { type CampaignDesk, loadCampaignDesk } from '@/lib/server/loaders/campaigns';
import { addCampaign, editCampaign, stepCampaign } from '@/lib/server/services/campaigns';
import { problemsByField, readBasis, readSettings, readTargetSet, typedFields } from './read-form';

const sentForm = z.object({
  kampanye: formText(80),
  salin: formText(80),
  versi: formVersion,
  perintah: formChoice(['simpan', 'gambar']),
});

const deskPath = '/kelola/kampanye';

async function requireDesk(path: string): Promise<{ ctx: UserContext; desk: CampaignDesk }> {
  const ctx = await requireContextOfForm(path);
  const desk = await loadCampaignDesk(ctx);
  if (!desk) notFound();
  return { ctx, desk };
}

/** Opens a campaign, or draws its plan and lists what is missing. */
export async function openCampaignAction(_previous: CampaignFormState, form: FormData): Promise<CampaignFormState> {
  return keepTyped(form, () => openCampaign(form));
}

async function openCampaign(form: FormData): Promise<CampaignFormState> {
  const { ctx, desk } = await requireDesk(`${deskPath}/baru`);
  const { salin, perintah } = readForm(form, sentForm);
  const typed = typedFields(form);
  const [settings, targetSet] = [readSettings(typed, desk.courses), readTargetSet(typed)];
  const problems = { ...(settings.ok ? {} : settings.problems), ...(targetSet.ok ? {} : targetSet.problems) };
  if (perintah === 'gambar') return answer({ outcome: 'drawn', typed, problems });
  if (!settings.ok || !targetSet.ok) return answer({ outcome: 'refused', typed, problems });
  try {
    const copyOf = salin || null;
    const copyScopeOf = typed['salin-lokus'] === 'ya' ? copyOf : null;
    await addCampaign(ctx, { settings: settings.value, targetSet: targetSet.value, copyOf, copyScopeOf });
  } catch (error) {
    return answer({ outcome: 'refused', typed, problems: problemsOf(error) });
  }
  redirect(`${deskPath}/${settings.value.slug}?dibuka=1`);
}

/** Changes a campaign, or draws its plan and lists what is wrong. */
export async function editCampaignAction(_previous: CampaignFormState, form: FormData): Promise<CampaignFormState> {
  return keepTyped(form, () => changeCampaign(form));
}

async function changeCampaign(form: FormData): Promise<CampaignFormState> {
  const { kampanye: slug, versi, perintah } = readForm(form, sentForm);
  const { ctx, desk } = await requireDesk(`${deskPath}/${encodeURIComponent(slug)}`);
  const version = versi ?? 0;
  const typed = { ...typedFields(form), alamat: slug };
  const [settings, basis] = [readSettings(typed, desk.courses), readBasis(typed)];
  const drawn = perintah === 'gambar';
  const problems = { ...(settings.ok ? {} : settings.problems), ...(basis.ok || drawn ? {} : basis.problems) };
  if (drawn) return answer({ outcome: 'drawn', typed, problems, version });
  if (!settings.ok || !basis.ok) return answer({ outcome: 'refused', typed, problems, version });
  try {
    const saved = await editCampaign(ctx, { slug, settings: settings.value, version, basis: basis.value });
    revalidatePath(deskPath, 'layout');
    const fields = { ...formatCampaignFields(settings.value), dasar: '' };
    return answer({ outcome: 'saved', typed: fields, problems: {}, version: saved.version });
  } catch (error) {
    if (error instanceof Problem && error.type === 'campaign-changed') return showStanding(error, { slug, typed });
    return answer({ outcome: 'refused', typed, version, problems: problemsOf(error), notice: noticeOf(error) });
  }
}

/** Another administrator saved first: the form shows the present values beside the typed ones, and saving again overwrites them. */
async function showStanding(error: Problem, of: { slug: string; typed: CampaignFields }): Promise<CampaignFormState> {
  const { desk } = await requireDesk(deskPath);
  const now = desk.campaigns.find((campaign) => campaign.slug === of.slug);
  if (!now) notFound();
  return {
    ...{ outcome: 'refused', typed: of.typed, problems: {}, version: now.version },
    notice: { title: error.title, detail: `${error.detail} Isian Anda belum tersimpan dan masih ada di bawah.` },
    standing: formatCampaignFields(settingsOf(now)),
  };
}

const stepForm = z.object({
  kampanye: formText(80),
  versi: formVersion,
  langkah: formChoice(['close', 'archive', 'reopen']),
  dasar: formText(300),
});

/** The refusal that the forms to close, archive and reopen show. */
export type StepState = { title: string; detail: string; basis: string } | null;

/** Closes a campaign, archives it or opens it again. */
export async function stepCampaignAction(_previous: StepState, form: FormData): Promise<StepState> {
  const { kampanye: slug, versi, langkah: step, dasar } = readForm(form, stepForm);
  const path = `${deskPath}/${encodeURIComponent(slug)}`;
  const basis = readBasis({ dasar });
  try {
    const { ctx } = await requireDesk(path);
    if (!basis.ok) return { title: 'Belum dilakukan', detail: basis.problems.dasar ?? '', basis: dasar };
    await stepCampaign(ctx, { slug, step, version: versi ?? 0, basis: basis.value });
  } catch (error) {
    const notice = noticeOf(error);
    return { title: notice?.title ?? '', detail: notice?.detail ?? '', basis: dasar };
  }
  redirect(`${path}?langkah=${step}`);
}

/** Answers a form whose session has ended with what was typed into it. */
async function keepTyped(form: FormData, work: () => Promise<CampaignFormState>): Promise<CampaignFormState> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || error.type !== 'session-ended') throw error;
    const version = readForm(form, sentForm).versi ?? 0;
    return answer({ outcome: 'refused', typed: typedFields(form), problems: {}, version, notice: noticeOf(error) });
  }
}

function answer(
  state: Partial<NonNullable<CampaignFormState>> &
    Pick<NonNullable<CampaignFormState>, 'outcome' | 'typed' | 'problems'>,
): CampaignFormState {
  return { notice: null, standing: null, version: 0, ...state };
}

/** The form's state after a refusal; any other error is rethrown. */
function problemsOf(error: unknown): CampaignFields {
  if (!(error instanceof Problem)) throw error;
  return problemsByField((error.extra.problems as SettingProblem[] | undefined) ?? []);
}

function noticeOf(error: unknown): NonNullable<CampaignFormState>['notice'] {
  if (!(error instanceof Problem)) throw error;
  return error.extra.problems ? null : { title: error.title, detail: error.detail };
}
