import { describe, expect, test } from 'vitest';
import { labelSave, nameBoxes, summariseUpload, titleRows } from './preview-words';
import type { UndoneProposal } from './target-words';

const upload = {
  status: 'checked' as const,
  byHand: false,
  acceptedCount: 3,
  heldCount: 0,
  refusedCount: 0,
  refusalCount: 0,
  committedAt: null,
  undoneAt: null,
  settings: { rows: {} as Record<string, string> },
};
const proposal = (status: UndoneProposal['status'], name: string, after: number): UndoneProposal => ({
  status,
  area: { name, kind: 'desa' },
  target: { after },
});

test('a refusal on a page names no field of the API', () => {
  const later =
    'Jawab dahulu apakah tambahan ini sudah termasuk di dalamnya (laterStated: stays) atau belum, sehingga ikut bertambah (moves).';
  expect(nameBoxes(later)).toBe(
    'Jawab dahulu apakah tambahan ini sudah termasuk di dalamnya atau belum, sehingga ikut bertambah.',
  );
});

describe('the button that saves', () => {
  const button = { acceptedCount: 3, heldCount: 0, refused: null, proposes: null, choice: 'usulkan' as const };
  const only = { proposes: { only: true } };
  const beside = { proposes: { only: false } };
  test.each([
    ['counts', {}, 'Simpan'],
    ['targets that are proposed', only, 'Kirim usulan'],
    ['targets that are left out', { ...only, choice: 'lewati' as const }, 'Simpan tanpa target'],
    ['counts, and targets that are proposed', beside, 'Simpan dan kirim usulan'],
    ['counts, and targets that are left out', { ...beside, choice: 'lewati' as const }, 'Simpan tanpa target'],
    ['a choice that no script reads', { ...only, choice: null }, 'Simpan atau kirim usulan'],
    ['refused rows', { refused: '2' }, 'Simpan sebagian (2 baris ditolak dilewati)'],
    ['held rows', { heldCount: 1 }, 'Simpan sebagian (1 baris ditahan dilewati bila tanpa alasan)'],
    [
      'refused rows, and targets that are left out',
      { ...beside, refused: '2', choice: 'lewati' as const },
      'Simpan sebagian tanpa target (2 baris ditolak dilewati)',
    ],
    ['nothing but a held row', { acceptedCount: 0, heldCount: 1 }, 'Simpan baris ditahan yang diberi alasan'],
    [
      'nothing but held and refused rows',
      { acceptedCount: 0, heldCount: 2, refused: '1' },
      'Simpan baris ditahan yang diberi alasan',
    ],
  ])('%s', (_, change, label) => {
    expect(labelSave({ ...button, ...change })).toBe(label);
  });
});

test.each([
  [3, 0, '3 baris diterima'],
  [0, 1, '1 baris ditahan'],
  [2, 1, '2 baris diterima, 1 baris ditahan'],
])('%i accepted and %i held rows: %s', (accepted, held, title) => {
  expect(titleRows(accepted, held)).toBe(title);
});

describe('the answer of an upload', () => {
  test('the only row is ignored: nobody is asked to explain what was refused', () => {
    const { sentence, story } = summariseUpload({ ...upload, acceptedCount: 0, settings: { rows: { 2: '-' } } }, []);
    expect(sentence).toBe('Tidak ada yang dapat disimpan');
    expect(story).not.toContain('ditolak');
    expect(story).toContain('diabaikan menurut pilihan Anda');
  });

  test('a file without figures: says so', () => {
    const { story } = summariseUpload({ ...upload, acceptedCount: 0 }, []);
    expect(story).toBe(
      'File ini tidak memuat baris dengan angka. Lengkapi filenya lalu unggah lagi, atau buang unggahan ini.',
    );
  });

  test.each([
    [{ heldCount: 1 }, 'Tidak ada yang dapat disimpan: 1 baris ditahan', 'Lihat yang ditahan'],
    [{ refusedCount: 1, refusalCount: 1 }, 'Tidak ada yang dapat disimpan: 1 baris ditolak', 'Jelaskan yang ditolak'],
  ])('nothing accepted: %j', (counts, sentence, story) => {
    const told = summariseUpload({ ...upload, acceptedCount: 0, ...counts }, []);
    expect(told.sentence).toBe(sentence);
    expect(told.story).toContain(story);
  });

  test('saved beside proposals: both are counted, each as what it is', () => {
    const told = summariseUpload({ ...upload, status: 'committed' }, [proposal('open', 'Wadas', 300)]);
    expect(told.sentence).toBe('3 baris tersimpan, 1 target diusulkan');
  });

  test('saved without any row: it does not say that figures count', () => {
    const told = summariseUpload({ ...upload, status: 'committed', acceptedCount: 0 }, []);
    expect(told.sentence).toBe('Tidak ada yang tersimpan');
    expect(told.story).not.toContain('masuk capaian');
  });

  test('undone after its proposal was accepted: the target counts still, and nothing is said to go back', () => {
    const { story } = summariseUpload({ ...upload, status: 'undone', acceptedCount: 0 }, [
      proposal('accepted', 'Puseurjaya', 300),
      proposal('withdrawn', 'Wadas', 400),
    ]);
    expect(story).not.toContain('Angkanya kembali');
    expect(story).toContain('1 usulan targetnya sudah ditarik.');
    expect(story).toContain('Target 300 Desa Puseurjaya yang sudah diterima tetap berlaku.');
  });

  test('undone with figures: they go back, and may come again as they came', () => {
    const undone = { ...upload, status: 'undone' as const };
    expect(summariseUpload(undone, []).story).toMatch(/Angkanya kembali .*\. File yang sama boleh diunggah lagi\.$/);
    const { story } = summariseUpload({ ...undone, byHand: true }, []);
    expect(story).toMatch(/Angkanya kembali .*\. Angka yang sama boleh diisi lagi\.$/);
  });
});
