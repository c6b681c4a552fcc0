'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DayField } from '@/components/ui/day-field';
import { FileField } from '@/components/ui/file-field';
import { RefusedNotice } from '@/components/ui/refused-notice';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { Campaign as WholeCampaign } from '@/lib/domain/campaigns';
import { uploadLimits } from '@/lib/domain/imports';
import { stageSlugs } from '@/lib/format/area-query';
import { formatAreaTitle } from '@/lib/format/areas';
import { channelSlugs, kindSlugs, modeSlugs } from '@/lib/format/import-words';
import { formatCount } from '@/lib/format/numbers';
import { dayHint } from '@/lib/format/typed-days';
import { channelLabels, stageLabelOf, stagePhraseOf } from '@/lib/format/words';
import { type SendProgress, sendFile } from './send-file';
import { SendingNote } from './sending-note';
import styles from './upload-form.module.css';
import type { Refusal } from './upload-server';

type Campaign = Pick<WholeCampaign, 'stages' | 'channels' | 'words'>;
type Typed = Record<'jenis' | 'tanggal' | 'cara' | 'tahap' | 'kanal' | 'wilayah' | 'versi', string>;

const largest = `${formatCount(uploadLimits.bytes / 1024 / 1024)} MB`;

const kinds = (campaign: Campaign) => [
  {
    value: kindSlugs.rekap,
    label: 'Rekap capaian',
    note: campaign.stages.map((stage) => stagePhraseOf(campaign, stage)).join(', '),
  },
  { value: kindSlugs.targets, label: 'Target', note: 'per wilayah' },
  { value: kindSlugs.workforce, label: 'Tenaga', note: 'kader dan supervisor' },
];

const modes = [
  { value: modeSlugs.cumulative, label: 'Kumulatif', note: 'jumlah sejak awal pendataan' },
  { value: modeSlugs.daily, label: 'Harian', note: 'tambahan pada hari itu saja' },
];

const stageChoices = (campaign: Campaign) =>
  (['recorded', 'collected', 'validated'] as const)
    .filter((stage) => campaign.stages.includes(stage))
    .map((stage) => ({ value: stageSlugs[stage], label: stageLabelOf(campaign, stage) }));

const channelChoices = (campaign: Campaign) =>
  (['unsplit', 'online', 'manual'] as const)
    .filter((channel) => campaign.channels.includes(channel))
    .map((channel) => ({ value: channelSlugs[channel], label: channelLabels[channel] }));

/**
 * A file and what it does not say of itself. Without JavaScript it is a plain form; with it the file goes part by part
 * and shows how far it is, a line that breaks is waited out, and a refusal leaves the chosen file where it is.
 */
export function UploadForm(props: {
  /** The form offers only the stages and channels of the campaign. */
  campaign: Campaign;
  /** Where the form goes to; uploads stand below `list`. */
  action: string;
  list: string;
  typed: Typed;
  /** Why the last try came back. */
  refusal: Refusal | null;
  /** The reader's own area, and those right below it. */
  own: Pick<AreaRef, 'code' | 'name' | 'level' | 'kind'>;
  below: readonly { code: string; name: string }[];
  /** The versions that targets of the file may be of, the one that counts today first. */
  versions: readonly { slug: string; name: string; isDefault: boolean }[];
}) {
  const { typed } = props;
  const usual = props.versions.find(({ isDefault }) => isDefault);
  const [refusal, setRefusal] = useState(
    props.refusal && { ...props.refusal, detail: `${props.refusal.detail} Pilih filenya sekali lagi.` },
  );
  const [tries, setTries] = useState(0);
  const [progress, setProgress] = useState<SendProgress | null>(null);
  const stop = useRef<AbortController | null>(null);
  const [wake] = useState(() => new EventTarget());
  const router = useRouter();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (progress) return;
    const { file, ...fields } = Object.fromEntries(new FormData(event.currentTarget));
    const tooLarge = file instanceof File && file.size > uploadLimits.bytes ? refuseSize(file.size) : null;
    setTries((count) => count + 1);
    setRefusal(tooLarge);
    if (tooLarge || !(file instanceof File)) return;
    stop.current = new AbortController();
    const outcome = await sendFile({
      base: props.action,
      file,
      fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])),
      onProgress: setProgress,
      stop: stop.current.signal,
      wake,
    });
    if (outcome?.ok) {
      window.location.assign(outcome.location);
      return;
    }
    setProgress(null);
    setRefusal(outcome);
    // What is listed as on its way may have changed.
    router.refresh();
  };

  return (
    <>
      {refusal ? (
        <RefusedNotice key={tries} title={refusal.title}>
          <p>{refusal.detail}</p>
          {refusal.importId === null ? null : (
            <p>
              <a href={`${props.list}/${refusal.importId}`}>Buka unggahan nomor {refusal.importId}</a>
            </p>
          )}
        </RefusedNotice>
      ) : null}
      <form action={props.action} method="post" encType="multipart/form-data" className={styles.form} onSubmit={submit}>
        <div className={styles.field}>
          <label htmlFor="file">File</label>
          <p id="file-petunjuk" className={styles.hint}>
            CSV atau XLSX, paling besar {largest}. Hanya jumlah per wilayah; file yang memuat NIK atau nomor KK ditolak.
          </p>
          <FileField
            {...{ id: 'file', name: 'file', accept: '.csv,.txt,.tsv,.xlsx', describedBy: 'file-petunjuk' }}
            required
          />
        </div>
        <div className={styles.pair}>
          <Choices legend="Jenis data" name="jenis" choices={kinds(props.campaign)} chosen={typed.jenis} />
          <Choices legend="Angka dalam file" name="cara" choices={modes} chosen={typed.cara} />
        </div>
        <DayField
          {...{ id: 'tanggal', name: 'tanggal', label: 'Tanggal laporan', value: typed.tanggal }}
          hint={`${dayHint} Kosongkan bila file punya kolom tanggal. Target tidak memerlukannya.`}
        />
        {props.versions.length < 2 ? null : (
          <div className={styles.selections}>
            <Selection
              label="Versi target yang diisi"
              name="versi"
              choices={props.versions.map(({ slug, name }) => ({ value: slug, label: name }))}
              chosen={props.versions.some(({ slug }) => slug === typed.versi) ? typed.versi : (usual?.slug ?? '')}
            />
          </div>
        )}
        <details className={styles.more}>
          <summary>Lainnya: wilayah, tahap dan kanal</summary>
          {props.below.length === 0 ? null : (
            <Within own={formatAreaTitle(props.own)} below={props.below} typed={typed.wilayah} />
          )}
          <p className={styles.hint}>Dipakai untuk kolom yang judulnya tidak menyebut tahap atau kanal.</p>
          <div className={styles.selections}>
            <Selection label="Tahap" name="tahap" choices={stageChoices(props.campaign)} chosen={typed.tahap} />
            <Selection label="Kanal" name="kanal" choices={channelChoices(props.campaign)} chosen={typed.kanal} />
          </div>
        </details>
        {progress ? (
          <SendingNote
            progress={progress}
            pageOf={(id) => `${props.list}/proses/${id}`}
            onStop={() => stop.current?.abort()}
            onWake={() => wake.dispatchEvent(new Event('wake'))}
          />
        ) : (
          <div>
            <Button kind="primary" type="submit">
              {refusal && tries > 0 ? 'Unggah lagi' : 'Unggah dan periksa'}
            </Button>
          </div>
        )}
      </form>
    </>
  );
}

function refuseSize(bytes: number): Refusal {
  const size = formatCount(Math.ceil(bytes / 1024 / 1024));
  return {
    type: 'file-too-large',
    title: 'File terlalu besar',
    detail: `File ini ${size} MB; batasnya ${largest} per file. Pecah per kabupaten/kota, lalu unggah satu per satu.`,
    importId: null,
  };
}

/** The area that all rows lie in: names are looked up there alone. */
function Within(props: { own: string; below: readonly { code: string; name: string }[]; typed: string }) {
  return (
    <div className={styles.field}>
      <label htmlFor="wilayah">Wilayah dalam file</label>
      <p id="wilayah-petunjuk" className={styles.hint}>
        Kosongkan bila barisnya dari seluruh {props.own}. Bila semuanya terletak di satu wilayah di dalamnya, pilih
        wilayah itu, atau tulis kodenya: nama yang sama di tempat lain tidak ditanyakan lagi.
      </p>
      <input
        id="wilayah"
        name="wilayah"
        list="wilayah-pilihan"
        defaultValue={props.typed}
        placeholder={`Seluruh ${props.own}`}
        aria-describedby="wilayah-petunjuk"
        autoComplete="off"
        maxLength={120}
      />
      <datalist id="wilayah-pilihan">
        {props.below.map(({ code, name }) => (
          <option key={code} value={`${code} ${name}`} />
        ))}
      </datalist>
    </div>
  );
}

type Choice = { value: string; label: string; note?: string };

function Choices(props: { legend: string; name: string; choices: Choice[]; chosen: string }) {
  return (
    <fieldset className={styles.choices}>
      <legend>{props.legend}</legend>
      {props.choices.map(({ value, label, note }) => (
        <label key={value}>
          <input type="radio" name={props.name} value={value} defaultChecked={value === props.chosen} />
          <span>
            {label}: <small>{note}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Selection(props: { label: string; name: string; choices: Choice[]; chosen: string }) {
  const [only, another] = props.choices;
  // A single option is no question.
  if (only && !another) return <input type="hidden" name={props.name} value={only.value} />;
  return (
    <label className={styles.selection}>
      <span>{props.label}</span>
      <select name={props.name} defaultValue={props.chosen}>
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
