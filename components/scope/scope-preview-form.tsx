'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import type { CountedAreas } from '@/lib/domain/scope-changes';
import { formatAreaName } from '@/lib/format/areas';
import { formatDay } from '@/lib/format/days';
import { formatCount } from '@/lib/format/numbers';
import type { ScopeState } from '@/lib/format/scope-form';
import styles from './scope-forms.module.css';

/** The changes that a list would make, and the button that saves it. */
export function ScopePreviewForm(props: {
  campaign: string;
  code: string;
  version: number | null;
  state: Extract<ScopeState, { kind: 'preview' }>;
  submit: (form: FormData) => void;
  pending: boolean;
  children: ReactNode;
}) {
  const { preview, draft, refused, warnings } = props.state;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const what = preview.everybody ? 'Semua wilayah (sensus)' : `${formatCount(preview.listed)} wilayah didaftar`;
  return (
    <div ref={box} tabIndex={-1} role="status" className={styles.preview}>
      <h3>Belum disimpan: periksa dahulu</h3>
      <p>
        {what}, berlaku sejak {formatDay(preview.fromDay)}.
      </p>
      <ul>
        <li>{describeAreas(preview.added, 'ditambahkan')}</li>
        <li>{describeAreas(preview.removed, 'dikeluarkan')}</li>
        <li>{describeAreas(preview.changed, 'berganti cara kerja')}</li>
        <li>{formatCount(preview.kept)} tetap</li>
      </ul>
      {preview.before === null && !preview.everybody ? (
        <p>Selama ini semua wilayah ikut serta; yang tidak didaftar menjadi bukan lokus.</p>
      ) : null}
      {preview.until === null ? null : (
        <p className={styles.warn}>
          Daftar yang berlaku sejak {formatDay(preview.until)} tetap ada: daftar ini hanya untuk hari-hari sebelumnya.
        </p>
      )}
      {preview.figuresOutside.count > 0 ? (
        <p className={styles.warn}>
          {describeAreas(preview.figuresOutside, 'sudah melapor dan akan menjadi bukan lokus')}. Angkanya tetap dihitung
          dan diberi tanda.
        </p>
      ) : null}
      {preview.targetsOutside.count > 0 ? (
        <p className={styles.warn}>
          {describeAreas(preview.targetsOutside, 'mempunyai target dan akan menjadi bukan lokus')}. Targetnya tetap ikut
          dalam jumlah; ubah targetnya bila seharusnya tidak.
        </p>
      ) : null}
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
      {props.children}
      <form action={props.submit}>
        <input type="hidden" name="kampanye" value={props.campaign} />
        <input type="hidden" name="kode" value={props.code} />
        <input type="hidden" name="langkah" value="simpan" />
        <input type="hidden" name="versi" value={props.version ?? ''} />
        <input type="hidden" name="mulai" value={draft.from} />
        <input type="hidden" name="surat" value={draft.letter} />
        <input type="hidden" name="catatan" value={draft.note} />
        <input type="hidden" name="daftar" value={draft.list} />
        <SubmitButton kind="primary" pending={props.pending}>
          {refused.length > 0 ? `Simpan tanpa ${formatCount(refused.length)} baris yang ditolak` : 'Simpan daftar ini'}
        </SubmitButton>
      </form>
    </div>
  );
}

/** "3 wilayah ditambahkan: Margasari, Tegal Sawah, …". */
function describeAreas({ count, first }: CountedAreas, what: string): string {
  const names = first.map((area) => formatAreaName(area)).join(', ');
  const more = count > first.length ? `, dan ${formatCount(count - first.length)} lainnya` : '';
  return `${formatCount(count)} wilayah ${what}${count > 0 ? `: ${names}${more}` : ''}`;
}
