import { dictionary } from '@zxcvbn-ts/language-common';

/** The 49.000 commonest passwords of breaches, of the list that comes with zxcvbn. */
const commonest = dictionary['passwords-common'];

/**
 * Passwords that lists of breaches and guesses begin with, folded as `fold` does (lower case, letters and digits only),
 * without digits at their end. International ones, keyboard walks, then Indonesian words and phrases, then those that
 * this program's users would reach for. One that is shorter than twelve letters counts too: with digits appended it is
 * long enough to pass.
 */
const known = new Set(
  `
  password passwords passw0rd p4ssword pa55word pass mypassword newpassword yourpassword passwordku thepassword
  passwordpassword passwordadmin changeme changemenow changeit letmein letmeinnow welcome welcomehome welcomeback
  iloveyou iloveyouforever iloveyousomuch iloveyoubaby ilovemyself ilovejesus ilovemymom ilovemyfamily loveyou
  loveyouforever trustno sunshine princess football baseball basketball superman batman spiderman dragon monkey
  master shadow michael jennifer liverpool manchesterunited manchester chelsea arsenal barcelona realmadrid juventus
  starwars whatever computer internet samsung administrator admin adminadmin administrador root rootroot superuser
  superadmin useruser username guest guestguest default secret topsecret mysecret secretpassword login loginlogin
  access system server database security test testing testtest tester demo demodemo example sample temporary
  temppassword google facebook instagram twitter whatsapp youtube microsoft windows linkedin myspace
  hello helloworld hellohello hellokitty letsgo godisgood godislove jesuschrist jesusislord blessed heaven
  forever foreverlove bestfriend bestfriends friendship happiness happybirthday butterfly chocolate strawberry
  purple flower freedom family mother father daughter christmas charlie jordan soccer killer hunter hannah
  correcthorsebatterystaple horsebatterystaple thequickbrownfox monkeymonkey
  qwerty qwertyuiop qwertyuiopasdf qwertyuiopasdfgh qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwertyqwerty
  asdf asdfgh asdfghjkl asdfghjklzxcvbnm asdfasdf asdfasdfasdf asdasdasdasd zxcvbnm zxcvbnmzxcvbnm qazwsx qazwsxedc
  qazwsxedcrfv qazwsxedcrfvtgb 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t
  q1w2e3r4t5y6 q1w2e3r4t5 zaqxsw zaq12wsxcde qweasdzxc qweasdzxcqwe qweqweqweqwe abc abcd abcdef abcdefg abcdefgh
  abcdefghi abcdefghij abcdefghijk abcdefghijkl abcdefghijklm abcdefghijklmnop abcdefghijklmnopqrstuvwxyz
  abcabcabcabc aabbccddeeff a1b2c3d4e5f6 a1b2c3d4e5 a1s2d3f4g5h6 0987654321qwerty 1234qwerasdf 1234qwerasdfzxcv
  123qweasdzxc 123qweasd 12qwaszx 12345qwert 123456qwerty qwer1234asdf asdf1234qwer
  katasandi katasandiku sandi sandiku sandirahasia rahasia rahasiaku rahasianegara rahasiaperusahaan rahasiadong
  rahasiabanget kuncirahasia bukarahasia masuk masukaja bukapintu
  sayang sayangku sayangkamu sayangkusayangku sayangmama sayangibu sayangmamapapa sayangmamah sayangbapak sayangselamanya
  akusayangkamu akusayangmama akusayangibu akucintakamu akucintapadamu cintaku cintakamu cintasejati cintaselamanya
  cintaku cintailahi cinta cintaallah aishiteru kusayangkamu sayangselalu kekasihku kekasihhati buahhati buahhatiku
  anakku anaksholeh anaksoleh anaksholehah anakkusayang anakpertama anakbangsa keluargaku keluargabahagia
  keluargakecil keluargasakinah keluargaberencana keluargaberkualitas keluargacemara sakinahmawaddahwarahmah
  ibuku ibukusayang mamaku mamapapa mamahpapah mamahpapahku papamama bapakibu bapakku ayahbunda ayahibu bundaku
  orangtua orangtuaku suamiku istriku suamiistri
  bismillah bismillahirrahmanirrahim bismillahirrohmanirrohim bismillahhirrahmanirrahim bismilahirahmanirahim
  alhamdulillah alhamdulilah alhamdulillahirabbilalamin allahuakbar allahuakbarallahuakbar subhanallah subhanalloh
  astaghfirullah astagfirullah lailahaillallah laillahaillallah insyaallah insyaalloh masyaallah assalamualaikum
  muhammad muhammadsaw muhammadrasulullah allah allahswt ramadhan ramadan syahadat sholat hajimabrur
  yesuskristus tuhanyesus tuhanmemberkati pujituhan haleluya hallelujah
  indonesia indonesiaku indonesiaraya indonesiamerdeka indonesiajaya indonesiabisa indonesiahebat indonesiamaju
  nkrihargamati merdeka merdekaataumati merahputih garuda garudapancasila garudaku pancasila bhinnekatunggalika
  bhinekatunggalika sumpahpemuda hariibu proklamasi tanahair tanahairku majapahit borobudur jayakarta
  jakarta jakartaku jakartapusat jakartaselatan jakartatimur jakartabarat bandung bandungjuara surabaya surabayaku
  persib persibbandung persibmaung persija persijajakarta persebaya persebayasurabaya arema aremania aremamalang
  semarang yogyakarta jogjakarta jogjaistimewa malang medan makassar palembang denpasar karawang karawangku
  purwakarta bekasi bogor depok tangerang cirebon tasikmalaya sukabumi garut jawabarat jawatengah jawatimur
  sumaterautara sumaterabarat sulawesiselatan kalimantantimur
  doraemon doraemonnobita naruto narutouzumaki narutosasuke upinipin dragonball kucingku kucinggarong
  terserah terserahkamu terserahlah gakadayangtahu gaktau gakadapassword tidaktahu tidakada tidakadalah lupa lupalagi
  lupapassword lupasandi kosong kosongkosong semangat semangatpagi semangatbaru sukses suksesselalu suksesdunia
  suksesduniaakhirat sehatselalu bahagia bahagiaselalu bahagiaselamanya berkah barokah berkahselalu
  selamat selamatpagi selamatdatang terimakasih matursuwun hatursuhun hatikuhatimu percayadiri
  juragan ganteng gantengbanget gantengsekali cantik cantikbanget cantiksekali kerenbanget gokilabis
  sepakbola bolabola kopihitam nasigoreng nasipadang ayamgoreng indomie indomiegoreng basobakso
  komputer komputerku laptopku hpku handphone samsunggalaxy operator operatordesa operatorkomputer
  administratoradmin adminkantor adminkabupaten adminprovinsi adminkecamatan admindesa adminpusat adminbkkbn
  kantor kantorku kantordesa kantorcamat kantorbupati kepaladesa kepaladinas dinas dinasku pemerintah pemdakarawang
  bkkbn bkkbnpusat bkkbnjaya bkkbnjabar bkkbnjawabarat bkkbnindonesia bkkbnmantap kemendukbangga dppkb dppkbkarawang
  dppkbd dpppakb dpmdppkb kampungkb kampungkeluargaberkualitas kampungkeluargaberencana duaanakcukup duaanaklebihbaik
  duaanaksehat duaanakcukupbahagia keluargaberencanasehat genre generasiberencana siganas newsiga siga sigabkkbn
  pendataan pendataankeluarga pemutakhiran pemutakhirandata kaderkb kaderpendata kaderposyandu posyandu posyanduku
  penyuluhkb plkb pkbplkb stunting cegahstunting bebasstunting turunkanstunting bangga bangganbangsa banggakencana
  banggakencanaku manajerdata operatorentri kejar kejartarget kejartargetku demokejartarget targettercapai
  bupati gubernur presiden sekda camat lurah jokowi prabowo soekarno soekarnohatta
  `
    .trim()
    .split(/\s+/),
);

// Digits around a word are cut before it is looked up, so they are cut here; nothing but digits is refused in any case.
for (const password of commonest) {
  const whole = fold(password);
  const word = bare(whole);
  // Of two letters among digits the whole is one of a breach, and the letters are in everybody's.
  known.add(word.length >= 3 ? word : whole);
}

/** How people dress a word up, undone: `P@ssw0rd` and `password` are one. */
const dressed: Record<string, string> = {
  '@': 'a',
  $: 's',
  '!': 'i',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
};

function bare(text: string): string {
  return text.replace(/^\p{N}+/u, '').replace(/\p{N}+$/u, '');
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** A piece of at most six characters, said again and again: `111111111111`, `abcabcabcabc`. */
function isRepetition(folded: string): boolean {
  return /^(.{1,6}?)\1+.{0,5}$/u.test(folded) && new Set(folded).size <= 6;
}

/** Digits or letters that only count up or down: `123456789012`, `zyxwvutsrqpo`. */
function isRun(folded: string): boolean {
  const steps = new Set<number>();
  for (let at = 1; at < folded.length; at += 1) {
    const step = folded.charCodeAt(at) - folded.charCodeAt(at - 1);
    // 9 goes on to 0, and 0 back to 9.
    steps.add(step === -9 ? 1 : step === 9 ? -1 : step);
  }
  return steps.size === 1;
}

/**
 * Whether a password is one of the well-known, or one of them with digits and signs around it or letters dressed up; a
 * repetition or a run; nothing but a date or a number; or a word of `about` with some digits.
 */
export function isCommonPassword(password: string, about: readonly string[] = []): boolean {
  const folded = fold(password);
  if (folded === '' || isRepetition(folded) || isRun(folded) || /^\p{N}+$/u.test(folded)) return true;
  const undressed = fold(password.toLowerCase().replaceAll(/[@$!01345]/g, (sign) => dressed[sign] ?? sign));
  const own = about
    .flatMap((text) => [fold(text), ...text.split(/[@\s]+/).map(fold)])
    .filter((word) => word.length >= 4);
  // Digits at the end were undressed to letters too, so they are cut from the text as it was typed first.
  const bareFirst = fold(
    password
      .toLowerCase()
      .replace(/[^\p{L}]+$/u, '')
      .replaceAll(/[@$!01345]/g, (sign) => dressed[sign] ?? sign),
  );
  return [folded, bare(folded), undressed, bareFirst].some((form) => known.has(form) || own.includes(form));
}
