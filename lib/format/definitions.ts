/** A word of the screens: what it means in one sentence, and how it is computed where it is a figure. */
export type Definition = { word: string; text: string; formula?: string };

/** In the order of the page of definitions. */
const groups = [
  {
    title: 'Target dan capaian',
    terms: {
      target: {
        word: 'Target',
        text: 'Banyaknya yang harus didata di wilayah itu, menurut surat yang menetapkannya; beberapa versi dapat berdampingan.',
      },
      capaian: {
        word: 'Capaian',
        text: 'Yang sudah masuk server, sebagai batang menurut kanal; garis tegak menandai yang seharusnya hari ini.',
      },
      total: {
        word: 'Total',
        text: 'Semua yang tercatat pada tahap yang ditampilkan, dari semua kanal.',
        formula: 'online + manual + tanpa rincian kanal',
      },
      sumberlain: {
        word: 'Sumber lain',
        text: 'Angka masuk server menurut sumber lain, misalnya portal pusat, pada hari yang disebut; berdampingan dengan angka kita dan tidak pernah dijumlahkan.',
      },
      selisihsumber: {
        word: 'Selisih dengan sumber lain',
        text: 'Beda angka kita dengan angka sumber lain pada hari yang sama; urutannya menurut besarnya, lebih atau kurang.',
        formula: 'angka kita − angka sumber lain',
      },
      persen: {
        word: 'Persen',
        text: 'Capaian dibanding target, dua angka di belakang koma; boleh lebih dari 100 dan tidak pernah dipotong.',
        formula: 'total ÷ target × 100',
      },
      sisa: {
        word: 'Sisa',
        text: 'Yang belum masuk server dari target; 0 bila target sudah terlewati.',
        formula: 'target − total',
      },
      kurang: {
        word: 'Kurang',
        text: 'Yang seharusnya sudah masuk server hari ini tetapi belum; 0 bila sesuai jadwal.',
        formula: 'seharusnya − masuk server = belum didata + formulir menunggu + belum terkirim',
      },
      peringkat: {
        word: 'Peringkat',
        text: 'Urutan menurut persen, yang tertinggi nomor 1; wilayah dengan persen sama berbagi urutan.',
      },
      sejenis: {
        word: 'Peringkat sejenis',
        text: 'Peringkat di antara wilayah yang cara kerjanya sama: smartphone, formulir, atau keduanya.',
      },
      belumDirinci: {
        word: 'Belum dirinci',
        text: 'Bagian angka wilayah ini yang belum dilaporkan oleh wilayah di bawahnya.',
        formula: 'angka kendali − jumlah bagian',
      },
      angkaKendali: {
        word: 'Angka kendali',
        text: 'Angka yang dinyatakan wilayah tentang dirinya sendiri, di samping jumlah bagiannya; yang lebih besar dipakai.',
      },
      batasBawah: {
        word: 'Di bawah batas',
        text: 'Banyaknya wilayah di bawah persen yang ditetapkan kampanye, di samping yang terendah dan tertinggi.',
      },
    },
  },
  {
    title: 'Tahap dan kanal',
    terms: {
      tahap: {
        word: 'Tahap',
        text: 'Jalan sebuah data: terdata di lapangan, masuk server, lalu tervalidasi; capaian berarti masuk server kecuali dipilih lain.',
      },
      terdata: {
        word: 'Terdata',
        text: 'Sudah didata di lapangan, termasuk yang belum dikirim atau belum dientri.',
      },
      masukServer: { word: 'Masuk server', text: 'Sudah tersimpan di server pusat.' },
      valid: { word: 'Valid', text: 'Sudah masuk server dan lulus pemeriksaan.' },
      kanal: { word: 'Kanal', text: 'Cara data masuk: online dengan smartphone, atau manual dengan formulir kertas.' },
      online: { word: 'Online', text: 'Didata dengan smartphone dan dikirim langsung.' },
      manual: { word: 'Manual', text: 'Didata dengan formulir kertas dan dientri kemudian.' },
      unsplit: { word: 'Tanpa kanal', text: 'Dilaporkan sebagai jumlah saja, tanpa rincian online dan manual.' },
      formulir: {
        word: 'Formulir menunggu',
        text: 'Sudah didata dengan formulir kertas tetapi belum dientri.',
        formula: 'terdata manual − masuk server manual',
      },
      belumkirim: {
        word: 'Belum terkirim',
        text: 'Sudah didata dengan smartphone tetapi belum terkirim ke server.',
        formula: 'terdata online − masuk server online',
      },
      belumTerhitung: {
        word: 'Belum terhitung',
        text: 'Sudah didata di lapangan tetapi belum masuk server: formulir yang menunggu dan data online yang belum terkirim.',
        formula: 'terdata − masuk server',
      },
    },
  },
  {
    title: 'Waktu dan laju',
    terms: {
      hariKe: {
        word: 'Hari ke-',
        text: 'Hari keberapa dari masa pendataan wilayah itu, perpanjangan dihitung; hari pertama adalah 1.',
      },
      seharusnya: {
        word: 'Seharusnya',
        text: 'Persen yang semestinya sudah tercapai pada hari itu menurut rencana kampanye.',
        formula: 'pada rencana lurus: hari ke- ÷ banyaknya hari × 100',
      },
      laju: {
        word: 'Laju',
        text: 'Rata-rata tambahan per hari selama 7 hari terakhir; hari gangguan tidak ikut dihitung.',
        formula: 'tambahan 7 hari ÷ 7',
      },
      beda: {
        word: 'Perubahan sejak laporan sebelumnya',
        text: 'Yang bertambah, atau berkurang, sejak laporan wilayah itu sebelum laporan terakhirnya.',
        formula: 'total − total pada laporan sebelumnya',
      },
      perlu: {
        word: 'Perlu per hari',
        text: 'Yang harus masuk setiap hari mulai besok supaya target tercapai pada hari terakhir.',
        formula: 'sisa ÷ hari yang tersisa menurut rencana',
      },
      perKader: {
        word: 'Per kader sehari',
        text: 'Yang harus diselesaikan setiap kader sehari mulai besok.',
        formula: 'perlu per hari ÷ jumlah kader',
      },
      kader: {
        word: 'Kader',
        text: 'Banyaknya kader pendata yang dilaporkan wilayah itu, atau jumlah dari semua bagiannya.',
      },
      supervisor: {
        word: 'Supervisor',
        text: 'Banyaknya supervisor kader yang dilaporkan wilayah itu, atau jumlah dari semua bagiannya.',
      },
      lajukader: {
        word: 'Laju per kader',
        text: 'Tambahan per hari untuk setiap kader selama 7 hari terakhir tanpa gangguan.',
        formula: 'laju ÷ jumlah kader',
      },
      perkiraanSelesai: {
        word: 'Perkiraan selesai',
        text: 'Hari target tercapai bila laju sekarang bertahan.',
        formula: 'hari yang ditampilkan + sisa ÷ laju',
      },
      spark: {
        word: '14 hari',
        text: 'Tambahan setiap hari selama 14 hari terakhir; kosong berarti tidak ada laporan.',
      },
      lapor: { word: 'Terakhir lapor', text: 'Hari terakhir yang dilaporkan wilayah itu atau wilayah di dalamnya.' },
      gangguan: {
        word: 'Gangguan',
        text: 'Waktu server atau kanal tidak dapat dipakai; sehari dihitung hilang bila separuh jam kerja atau lebih terganggu.',
      },
      hilang: {
        word: 'Hari hilang',
        text: 'Hari sejak awal pendataan yang hilang karena gangguan; yang terbanyak dari kedua kanal.',
      },
      perpanjangan: {
        word: 'Perpanjangan',
        text: 'Surat yang memberi wilayah dan semua di dalamnya hari terakhir yang baru.',
      },
    },
  },
  {
    title: 'Status dan laporan',
    terms: {
      status: {
        word: 'Status',
        text: 'Capaian dibanding yang seharusnya: selesai, sesuai jadwal, waspada, tertinggal, atau belum lapor.',
        formula: 'persen ÷ seharusnya: biasanya mulai 1,00 sesuai jadwal, mulai 0,75 waspada, di bawahnya tertinggal',
      },
      sebab: {
        word: 'Sebab',
        text: 'Yang pertama berlaku di wilayah yang tertinggal, waspada, atau belum lapor: tidak lapor, gangguan server (2 dari 7 hari terakhir, tidak dialami seluruh wilayah di atasnya), formulir menunggu atau belum terkirim (bagian terbesar dari kekurangan), kader kurang (perlu per kader melebihi batas kampanye), lapangan lambat.',
      },
      selesai: { word: 'Selesai', text: 'Target tercapai.', formula: 'persen ≥ 100' },
      sesuaiJadwal: {
        word: 'Sesuai jadwal',
        text: 'Capaian tidak kurang dari yang seharusnya.',
        formula: 'persen ÷ seharusnya ≥ batas pertama kampanye, biasanya 1,00',
      },
      waspada: {
        word: 'Waspada',
        text: 'Capaian sedikit di bawah yang seharusnya.',
        formula: 'persen ÷ seharusnya ≥ batas kedua kampanye, biasanya 0,75',
      },
      tertinggal: {
        word: 'Tertinggal',
        text: 'Capaian jauh di bawah yang seharusnya.',
        formula: 'persen ÷ seharusnya di bawah batas kedua',
      },
      belumLapor: {
        word: 'Belum lapor',
        text: 'Belum ada angka sama sekali; itu tidak sama dengan 0, yang berarti dilaporkan nol.',
      },
      belumLaporHariIni: {
        word: 'Tidak lapor hari ini',
        text: 'Tidak ada laporan untuk hari yang ditampilkan, baik yang pernah lapor maupun yang belum pernah.',
      },
      janggal: {
        word: 'Angka janggal',
        text: 'Angka jauh di atas target atau laporan sebelumnya; disimpan hanya dengan alasan, dan status dihitung tanpa angka itu.',
        formula: 'lebih dari 3 × target',
      },
      disahkan: {
        word: 'Disahkan',
        text: 'Hari yang sudah ditutup kantor di atasnya: angkanya tidak berubah sampai dibuka lagi dengan alasan.',
      },
    },
  },
  {
    title: 'Wilayah',
    terms: {
      no: { word: 'No', text: 'Nomor baris menurut urutan yang dipilih, bukan peringkat.' },
      kode: { word: 'Kode', text: 'Kode wilayah Kemendagri menurut edisi yang dipakai kampanye.' },
      wilayah: { word: 'Wilayah', text: 'Nama wilayah; buka untuk melihat isinya.' },
      lokus: {
        word: 'Lokus',
        text: 'Wilayah yang ikut serta dalam kampanye yang hanya berjalan di sebagian tempat.',
      },
      bukanLokus: {
        word: 'Bukan lokus',
        text: 'Wilayah yang tidak ikut serta: tidak ditunggu laporannya dan tidak diperingkat; angkanya, bila ada, tetap dihitung.',
      },
      edisi: {
        word: 'Edisi wilayah',
        text: 'Keputusan yang kode wilayahnya dipakai kampanye: edisi 2020 punya 34 provinsi, 2025 punya 38.',
      },
    },
  },
  {
    title: 'Perubahan antara dua rapat',
    terms: {
      dari: { word: 'Dari', text: 'Angka pada lembar atau hari yang lebih awal.' },
      ke: { word: 'Ke', text: 'Angka pada lembar atau hari yang lebih akhir.' },
      perubahan: { word: 'Perubahan', text: 'Tambahan, atau pengurangan, di antara keduanya.', formula: 'ke − dari' },
      poin: {
        word: 'Poin persen',
        text: 'Selisih kedua persen.',
        formula: 'persen sesudah − persen sebelum',
      },
      geser: { word: 'Naik peringkat', text: 'Berapa tempat wilayah itu naik; dengan tanda minus bila turun.' },
      catatan: {
        word: 'Catatan',
        text: 'Apa yang membuat kedua angka sulit dibandingkan, misalnya targetnya berganti.',
      },
    },
  },
] as const satisfies readonly { title: string; terms: Record<string, Definition> }[];

type KeysOf<Group> = Group extends { terms: infer Terms } ? keyof Terms : never;
/** The key of a definition: of a column the column's own. */
export type TermKey = KeysOf<(typeof groups)[number]>;

export const definitionGroups: readonly { title: string; terms: readonly (Definition & { key: TermKey })[] }[] =
  groups.map(({ title, terms }) => ({
    title,
    terms: Object.entries(terms).map(([key, term]) => ({ key: key as TermKey, ...(term as Definition) })),
  }));

const byKey = new Map(definitionGroups.flatMap(({ terms }) => terms.map((term) => [term.key as string, term])));

/** The definition of a key; null: there is none of that name. */
export function findDefinition(key: string): (Definition & { key: TermKey }) | null {
  return byKey.get(key) ?? null;
}
