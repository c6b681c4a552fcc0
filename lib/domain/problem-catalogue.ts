/**
 * Each refusal that there is, by noun: a short English slug that a program can compare, the HTTP status that says the same,
 * and the Indonesian headline; null where the headline names what is refused, and stands with the detail.
 */
type Entry = readonly [status: number, title: string | null];

/** Refusals of a request for its form, before the server reads what it asks for. */
const requests = {
  'body-cut-off': [400, 'Kiriman terpotong'],
  'body-invalid': [400, 'Isi permintaan tidak dapat dipakai'],
  'body-too-large': [413, 'Isi permintaan terlalu besar'],
  'field-too-long': [413, 'Isian terlalu panjang'],
  'foreign-origin': [403, 'Kiriman dari situs lain ditolak'],
  internal: [500, 'Terjadi kesalahan di server'],
  'method-not-allowed': [405, 'Metode tidak tersedia'],
  'not-multipart': [415, 'Bukan unggahan file'],
  'queue-full': [429, 'Antrean penuh'],
  queued: [429, 'Masih antre'],
  'query-invalid': [400, 'Parameter tidak dapat dipakai'],
  'session-ended': [401, 'Sesi berakhir'],
  'text-invalid': [400, 'Isian tidak dapat disimpan'],
  'too-many-fields': [413, 'Terlalu banyak isian'],
  'too-many-files': [413, 'Lebih dari satu file'],
  unauthenticated: [401, 'Belum masuk'],
  unavailable: [503, 'Basis data sedang tidak dapat dihubungi'],
  'unknown-choice': [400, 'Pilihan tidak dikenal'],
  'unknown-route': [404, 'Alamat API tidak dikenal'],
} as const satisfies Record<string, Entry>;

/** The installation: its audit, its backups and its database. */
const installation = {
  'audit-check-running': [409, 'Catatan audit sedang diperiksa'],
  'backup-broken': [422, 'Cadangan rusak'],
  'backup-failed': [422, 'Cadangan tidak lulus uji'],
  'backup-exists': [409, 'File cadangan sudah ada'],
  'backup-newer': [422, 'Cadangan dari versi yang lebih baru'],
  'backup-unknown': [404, 'Cadangan tidak ditemukan'],
  'database-in-use': [409, 'Basis data sudah dipakai'],
} as const satisfies Record<string, Entry>;

/** Campaigns and areas. */
const areas = {
  'campaign-archived': [409, 'Kampanye sudah diarsipkan'],
  'campaign-changed': [409, 'Kampanye sudah diubah orang lain'],
  'campaign-closed': [409, 'Kampanye sudah ditutup'],
  'campaign-fixed': [409, 'Tidak dapat diubah lagi'],
  'campaign-settings': [422, 'Kampanye belum dapat disimpan'],
  'campaign-state': [409, 'Tidak ada yang diubah'],
  'campaign-unknown': [404, 'Kampanye tidak dikenal'],
  'finding-changed': [409, 'Temuannya sudah berubah'],
  'finding-unknown': [404, 'Temuan tidak ada lagi'],
  'day-outside-campaign': [400, 'Tanggal di luar kampanye'],
  'not-used': [422, 'Tidak dipakai kampanye ini'],
  'not-a-day': [400, 'Tanggal laporan bukan tanggal'],
  'not-an-area': [400, 'Wilayah dalam file tidak dikenal'],
  'not-found': [404, 'Kampanye atau wilayah tidak ditemukan'],
  'unknown-campaign-or-area': [404, 'Kampanye atau wilayah tidak ditemukan'],
} as const satisfies Record<string, Entry>;

/** Who takes part. */
const scope = {
  'scope-area-twice': [422, 'Wilayah didaftar dua kali'],
  'scope-area-unknown': [422, 'Wilayah tidak ada dalam edisi kampanye'],
  'scope-changed': [409, 'Daftar sudah berubah'],
  'scope-day': [422, 'Tanggal mulai tidak dapat dipakai'],
  'scope-empty': [422, 'Daftar kosong'],
  'scope-not-yours': [403, 'Bukan wewenang akun ini'],
  'scope-too-long': [422, 'Isian terlalu panjang'],
} as const satisfies Record<string, Entry>;

const users = {
  'email-invalid': [422, 'Alamat email tidak sah'],
  'area-does-not-fit-role': [422, 'Wilayah tidak cocok dengan peran'],
  'area-unknown': [422, 'Kode wilayah tidak dikenal'],
  'email-taken': [409, 'Alamat email sudah dipakai'],
  'account-not-yours': [403, 'Akun ini bukan wewenang Anda'],
  'demo-state': [409, 'Data contoh tidak berubah'],
  'code-wrong': [422, 'Kode tidak cocok'],
  'first-run-refused': [403, 'Kode tidak dapat dipakai'],
  'invitation-refused': [404, 'Tautan tidak dapat dipakai'],
  'last-administrator': [409, 'Administrator terakhir'],
  'may-not-manage': [403, 'Hanya untuk administrator nasional'],
  'name-missing': [422, 'Nama belum diisi'],
  'too-many-people': [413, 'Daftar terlalu panjang'],
  'second-factor-needed': [403, 'Kode dua langkah diwajibkan'],
  'second-factor-state': [409, 'Kode dua langkah tidak berubah'],
  'session-unknown': [404, 'Sesi tidak dikenal'],
  'password-refused': [422, 'Kata sandi tidak dapat dipakai'],
  'read-only': [403, 'Akun ini hanya untuk melihat'],
  'too-many-tries': [429, 'Terlalu banyak percobaan'],
  'token-unknown': [404, 'Token tidak dikenal'],
  'token-words': [422, 'Token belum dapat dibuat'],
  'user-words': [422, 'Nama atau kantor terlalu panjang'],
  'user-changed': [409, 'Akun sudah diubah orang lain'],
  'user-state': [409, 'Tidak ada yang diubah'],
  'user-unknown': [404, 'Pengguna tidak dikenal'],
} as const satisfies Record<string, Entry>;

/** A file as a whole. */
const files = {
  'file-cut-off': [422, 'File terpotong'],
  'file-holds-nik': [422, 'File memuat NIK'],
  'file-missing': [400, 'Belum ada file yang dipilih'],
  'file-table': [422, 'Tabel tidak dikenali'],
  'file-too-large': [413, 'File terlalu besar'],
  'file-type': [415, 'Bukan CSV atau XLSX'],
  'file-unreadable': [422, 'File tidak terbaca'],
} as const satisfies Record<string, Entry>;

const uploads = {
  'part-length': [400, 'Panjang bagian tidak cocok'],
  'part-too-large': [413, 'Bagian terlalu besar'],
  'unknown-part': [404, 'Bagian tidak dikenal'],
  'unknown-upload': [404, 'Kiriman tidak ditemukan'],
  'upload-differs': [422, 'File yang sampai tidak sama dengan yang dikirim'],
  'upload-incomplete': [409, 'Filenya tidak ada lagi di server'],
  'upload-running': [409, 'File sedang diperiksa'],
} as const satisfies Record<string, Entry>;

const imports = {
  'alias-unknown': [404, 'Alias tidak ditemukan'],
  'all-held': [409, 'Semua angka ditahan'],
  'bad-correction': [400, null],
  'bad-reason': [400, null],
  'base-changed': [409, 'Angka sebelumnya berubah'],
  'corrected-meanwhile': [409, 'Orang lain membetulkan unggahan ini'],
  'counted-meanwhile': [409, 'File yang sama sudah disimpan kantor lain'],
  'figures-changed': [409, 'Angkanya sudah berubah'],
  'file-of-above': [403, 'File kantor lain'],
  'import-checked': [409, 'Tidak dapat dilakukan lagi'],
  'commit-lost': [503, 'Penyimpanan terputus'],
  'commit-unknown': [503, 'Belum pasti apakah tersimpan'],
  'import-committed': [409, 'Tidak dapat dilakukan lagi'],
  'import-discarded': [409, 'Tidak dapat dilakukan lagi'],
  'import-undone': [409, 'Tidak dapat dilakukan lagi'],
  'later-reports': [409, 'Ada laporan sesudahnya'],
  'later-stated': [409, 'Ada angka kumulatif sesudahnya'],
  'moved-again': [409, 'Ada tambahan sesudahnya pada angka yang sama'],
  'no-correction': [400, 'Belum ada yang diubah'],
  'not-compared': [409, null],
  'nothing-accepted': [409, 'Tidak ada yang disimpan'],
  'plan-changed': [409, 'Rencana berubah'],
  'request-key-used': [409, 'Isian ini sudah pernah disimpan dengan angka lain'],
  'rows-refused': [409, 'Ada baris yang ditolak'],
  'same-file': [409, 'File ini sudah pernah diunggah'],
  'typed-table-unreadable': [400, 'Isian tidak terbaca'],
  'unknown-correction': [400, 'Pembetulan tidak dapat dipakai'],
  'unknown-import': [404, 'Unggahan tidak ditemukan'],
} as const satisfies Record<string, Entry>;

const targets = {
  'may-not-decide': [403, 'Usulan ini bukan Anda yang memutuskan'],
  'may-not-withdraw': [403, 'Usulan ini dari kantor lain'],
  'proposal-accepted': [409, 'Usulan ini tidak menunggu lagi'],
  'proposal-declined': [409, 'Usulan ini tidak menunggu lagi'],
  'proposal-open': [409, 'Usulan ini tidak menunggu lagi'],
  'proposal-superseded': [409, 'Usulan ini tidak menunggu lagi'],
  'proposal-withdrawn': [409, 'Usulan ini tidak menunggu lagi'],
  'proposals-invalid': [400, 'Usulan tidak dapat diputuskan'],
  'reason-invalid': [400, 'Alasan tidak dapat dipakai'],
  'same-area-twice': [409, 'Dua usulan untuk satu wilayah'],
  'target-changed': [409, 'Target yang berlaku sudah berubah'],
  'target-held': [409, 'Ada target yang janggal'],
  'target-reason-needed': [409, 'Target menjadi usulan dan perlu alasan'],
  'targets-not-yours': [403, 'Unggahan ini menetapkan target'],
  'unknown-proposal': [404, 'Usulan tidak ditemukan'],
  'version-changed': [409, 'Versi target sudah diubah orang lain'],
  'version-counts': [409, 'Tidak ada yang diubah'],
  'version-day': [422, 'Hari mulai berlaku tidak dapat dipakai'],
  'version-name-taken': [409, 'Nama versi sudah dipakai'],
  'version-unknown': [404, 'Versi target tidak ditemukan'],
  'versions-full': [409, 'Versi target sudah banyak'],
  'versions-not-yours': [403, 'Versi target bukan wewenang akun ini'],
  'versions-too-few': [422, 'Belum ada dua versi target'],
} as const satisfies Record<string, Entry>;

/** Outages, extensions and days that are signed off. */
const calendar = {
  'closed-above': [403, 'Disahkan kantor di atas Anda'],
  'closure-day': [422, 'Harinya belum dapat disahkan'],
  'days-closed': [409, 'Harinya sudah disahkan'],
  'days-closed-already': [409, 'Sudah disahkan'],
  'end-day': [422, 'Batas akhir belum dapat dipakai'],
  'end-too-early': [422, 'Batas akhir lebih awal dari yang berlaku'],
  'extension-unknown': [404, 'Perpanjangan tidak ditemukan'],
  'extension-withdrawn': [409, 'Perpanjangan sudah ditarik'],
  'held-inside': [409, 'Masih ada angka janggal'],
  'not-closed': [409, 'Tidak ada yang dibuka'],
  'not-yours': [403, 'Bukan wilayah kerja Anda'],
  'outage-changed': [409, 'Catatan gangguan sudah berubah'],
  'outage-ended': [409, 'Gangguan sudah selesai'],
  'outage-span': [422, 'Waktu gangguan belum benar'],
  'outage-unknown': [404, 'Gangguan tidak ditemukan'],
  'outage-withdrawn': [409, 'Gangguan sudah ditarik'],
  'words-invalid': [422, 'Isian belum lengkap'],
} as const satisfies Record<string, Entry>;

const visits = {
  'picture-too-large': [413, null],
  'picture-unusable': [422, null],
  'pictures-full': [409, 'Gambar kunjungan ini sudah penuh'],
  'place-twice': [422, 'Lokus ditulis dua kali'],
  'place-unknown': [422, 'Lokus tidak dikenal'],
  'task-for-nobody': [422, 'Tugas belum menyebut orangnya'],
  'visit-changed': [409, 'Kunjungan sudah diubah orang lain'],
  'visit-recorded': [409, 'Kunjungan sudah dicatat'],
  'visit-span': [422, 'Hari kunjungan belum benar'],
  'visit-unknown': [404, 'Kunjungan tidak ditemukan'],
  'visit-withdrawn': [409, 'Kunjungan sudah ditarik'],
} as const satisfies Record<string, Entry>;

/** Figures of other sources. */
const comparisons = {
  'comparison-day': [422, 'Hari angka pembanding belum benar'],
  'comparison-empty': [422, 'Belum ada angka'],
  'comparison-partial': [409, 'Ada baris yang ditolak'],
  'comparison-source': [422, 'Nama sumber belum benar'],
  'comparison-unknown': [404, 'Angka pembanding tidak ditemukan'],
} as const satisfies Record<string, Entry>;

const questions = {
  'question-closed': [409, 'Pertanyaan sudah selesai'],
  'question-full': [409, 'Jawaban sudah penuh'],
  'question-unknown': [404, 'Pertanyaan tidak ditemukan'],
} as const satisfies Record<string, Entry>;

const offices = {
  'logo-too-large': [413, null],
  'logo-unusable': [422, null],
  'office-changed': [409, 'Pengaturan kantor sudah diubah'],
  'recipient-link-refused': [404, 'Tautan tidak dapat dipakai'],
  'recipient-state': [409, 'Tautan tidak dikirim lagi'],
} as const satisfies Record<string, Entry>;

/** Sheets, bundles, recaps and pictures. */
const sheets = {
  'bundle-running': [409, 'Gabungan lain sedang dibuat'],
  busy: [503, 'Gambar belum dapat dibuat'],
  'no-bundle': [409, 'Tidak ada yang dapat digabung'],
  'recap-changed': [409, 'Teks sudah diubah orang lain'],
  'too-many-areas': [422, 'Terlalu banyak wilayah untuk satu halaman'],
  'too-many-rows': [422, 'Terlalu banyak baris untuk PDF'],
  'unknown-bundle': [404, 'Gabungan tidak ditemukan'],
} as const satisfies Record<string, Entry>;

const scenarios = {
  'scenario-assumption': [422, 'Isian belum dapat dihitung'],
  'scenario-name-taken': [409, 'Nama sudah dipakai'],
  'scenario-unknown': [404, 'Skenario tidak ditemukan'],
  'scenarios-full': [409, 'Skenario wilayah ini sudah penuh'],
} as const satisfies Record<string, Entry>;

const snapshots = {
  'side-unknown': [400, null],
  'snapshot-damaged': [422, 'Arsip rapat ini tidak dapat dibuka'],
  'snapshot-form-broken': [400, 'Belum disimpan'],
  'snapshot-form-used': [409, 'Formulir ini sudah dipakai'],
  'snapshot-name': [422, 'Nama lembar belum benar'],
  'snapshot-name-taken': [409, 'Nama sudah dipakai'],
  'snapshot-not-yours': [403, 'Bukan lembar Anda'],
  'snapshot-renamed': [409, 'Nama sudah diganti'],
  'snapshot-rows': [422, 'Terlalu banyak baris untuk disimpan'],
  'snapshot-unknown': [404, 'Arsip rapat tidak ditemukan'],
  'snapshots-full': [409, 'Arsip rapat wilayah ini sudah penuh'],
} as const satisfies Record<string, Entry>;

const shares = {
  'share-snapshot-unknown': [422, 'Arsip rapat tidak ditemukan'],
  'share-unknown': [404, 'Tautan tidak ditemukan'],
  'share-words': [422, 'Tautan belum dibuat'],
  'sharing-off': [409, 'Berbagi tautan dimatikan'],
  'too-many-links': [409, 'Terlalu banyak tautan'],
} as const satisfies Record<string, Entry>;

export const problemCatalogue = {
  ...requests,
  ...installation,
  ...areas,
  ...scope,
  ...users,
  ...files,
  ...uploads,
  ...imports,
  ...targets,
  ...calendar,
  ...visits,
  ...comparisons,
  ...questions,
  ...offices,
  ...sheets,
  ...scenarios,
  ...snapshots,
  ...shares,
};

export type ProblemType = keyof typeof problemCatalogue;

/** Those whose headline the caller says. */
export type UntitledType = {
  [Type in ProblemType]: (typeof problemCatalogue)[Type][1] extends null ? Type : never;
}[ProblemType];
