import { createTransport } from 'nodemailer';
import type { IsoDay } from '../domain/days';
import { recipientLinkDays } from '../domain/recap-recipients';
import type { MailOutcome } from '../domain/recaps';
import { formatDay } from '../format/days';

/** Where mail is handed in, and in whose name. */
export type MailServer = {
  host: string;
  port: number;
  /** TLS from the first byte (smtps). Without it, the connection turns to TLS where the server offers that. */
  secure: boolean;
  /** Null: without signing in. */
  login: { user: string; password: string } | null;
  /** The sender: a bare address, and the name it may have. */
  from: { name: string; address: string };
};

export type MailPicture = { fileName: string; png: Uint8Array };

export type Mail = {
  subject: string;
  text: string;
  html: string;
  attachments: { filename: string; content: Buffer; contentType: string }[];
};

/** "Rekap Karawang, Pendataan Keluarga 2021, 12 April 2021": one line, whatever the names hold. */
function buildSubject(input: { areaName: string; campaignName: string; asOf: IsoDay }): string {
  return `Rekap ${input.areaName}, ${input.campaignName}, ${formatDay(input.asOf)}`.replaceAll(/[\p{Cc}\s]+/gu, ' ');
}

/**
 * The mail of a recap: its text as it goes to the group, and where its sheet is.
 * @param input.text with the marks of WhatsApp: *bold*, _italic_
 * @param input.sheetUrl the sheet of the same area and day
 * @param input.picture goes along to be passed on; null: none
 * @param input.upkeep how the installation stands, for its administrators; null: nothing of it
 */
export function buildRecapMail(input: {
  areaName: string;
  campaignName: string;
  asOf: IsoDay;
  text: string;
  sheetUrl: string;
  picture: MailPicture | null;
  upkeep: string | null;
}): Mail {
  const { text, sheetUrl, picture, upkeep } = input;
  const foot =
    'Email ini dikirim sekali sehari oleh Kejar Target atas permintaan kantor Anda. Pengaturan: halaman Kantor.';
  const bold = escapeHtml(text).replaceAll(/(?<![\p{L}\p{N}])\*([^*\n]+)\*(?![\p{L}\p{N}])/gu, '<strong>$1</strong>');
  return {
    subject: buildSubject(input),
    text: `${text.trimEnd()}\n\nLembar rapat: ${sheetUrl}\n${upkeep === null ? '' : `\n${upkeep}\n`}\n-- \n${foot}\n`,
    html: `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>${escapeHtml(buildSubject(input))}</title></head>
<body style="font-family:sans-serif;font-size:16px;line-height:1.5;color:#16202e;background:#fff;max-width:40rem">
<p style="white-space:pre-wrap;margin:0 0 1em">${bold.trimEnd()}</p>
<p style="margin:0 0 1em"><a href="${escapeHtml(sheetUrl)}" style="color:#1d3f8b">Buka lembar rapat</a></p>
${upkeep === null ? '' : `<p style="margin:0 0 1em">${escapeHtml(upkeep)}</p>\n`}<p style="margin:0;font-size:13px;color:#566171">${foot}</p>
</body></html>
`,
    attachments: picture
      ? [{ filename: picture.fileName, content: Buffer.from(picture.png), contentType: 'image/png' }]
      : [],
  };
}

/**
 * The mail that reminds the office of an area of a report that is missing.
 * @param input.silence "tidak lapor hari ini", "belum pernah lapor, 12 hari"
 * @param input.entryUrl where its figures are typed in
 * @param input.sender the office in whose name it goes out, and its telephone; '': none
 */
export function buildReminderMail(input: {
  areaTitle: string;
  campaignName: string;
  forDay: IsoDay;
  silence: string;
  lastReportDay: IsoDay | null;
  entryUrl: string;
  sender: { name: string; telephone: string };
}): Mail {
  const { areaTitle, campaignName, forDay, silence, lastReportDay, entryUrl, sender } = input;
  const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\s]+/gu, ' ');
  const subject = oneLine(`Laporan ${formatDay(forDay)} belum masuk: ${areaTitle}, ${campaignName}`);
  const last = lastReportDay === null ? '' : ` Laporan terakhir: ${formatDay(lastReportDay)}.`;
  const ask = sender.telephone === '' ? '' : ` Bila ada kendala, hubungi ${sender.name}, ${sender.telephone}.`;
  const lines = [
    'Yth. Bapak/Ibu,',
    `Laporan ${campaignName} dari ${areaTitle} untuk ${formatDay(forDay)} belum kami terima (${silence}).${last}`,
    `Mohon angkanya dikirim hari ini sebelum pukul 23.59 WIB.${ask} Bila laporan baru saja dikirim, abaikan pesan ini.`,
  ];
  const foot = `Email ini dikirim paling banyak sekali sehari oleh Kejar Target atas nama ${sender.name}.`;
  return {
    subject,
    text: `${lines.join('\n\n')}\n\nIsi angka: ${entryUrl}\n\n-- \n${foot}\n`,
    html: `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font-family:sans-serif;font-size:16px;line-height:1.5;color:#16202e;background:#fff;max-width:40rem">
${lines.map((line) => `<p style="margin:0 0 1em">${escapeHtml(line)}</p>`).join('\n')}
<p style="margin:0 0 1em"><a href="${escapeHtml(entryUrl)}" style="color:#1d3f8b">Isi angka</a></p>
<p style="margin:0;font-size:13px;color:#566171">${escapeHtml(foot)}</p>
</body></html>
`,
    attachments: [],
  };
}

/**
 * The mail that asks the owner of an address whether they want the recap of an office.
 * @param input.url the link that asks, once
 */
export function buildConfirmationMail(input: { office: string; url: string }): Mail {
  const { url } = input;
  const office = input.office.replaceAll(/[\p{Cc}\s]+/gu, ' ');
  const subject = `Konfirmasi penerima rekap: ${office}`;
  const lines = [
    `${office} ingin mengirim rekap hariannya ke alamat ini lewat Kejar Target. Rekap belum dikirim sebelum Anda menyetujuinya.`,
    `Tautan ini dipakai sekali dan berlaku ${recipientLinkDays} hari. Bila Anda tidak mengenal kantor itu, abaikan email ini atau tolak lewat tautan yang sama.`,
  ];
  return {
    subject,
    text: `${lines[0]}\n\nSetujui atau tolak: ${url}\n\n${lines[1]}\n`,
    html: `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font-family:sans-serif;font-size:16px;line-height:1.5;color:#16202e;background:#fff;max-width:40rem">
<p style="margin:0 0 1em">${escapeHtml(lines[0] ?? '')}</p>
<p style="margin:0 0 1em"><a href="${escapeHtml(url)}" style="color:#1d3f8b">Setujui atau tolak</a></p>
<p style="margin:0;font-size:13px;color:#566171">${escapeHtml(lines[1] ?? '')}</p>
</body></html>
`,
    attachments: [],
  };
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}

function openTransport({ host, port, secure, login }: MailServer, patienceMs: number) {
  return createTransport({
    host,
    port,
    secure,
    // A password is never said in the clear to another machine.
    requireTLS: !secure && login !== null && !isThisMachine(host),
    ...(login && { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: 2 * patienceMs,
    dnsTimeout: patienceMs,
    pool: true,
    maxConnections: 1,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Whether the server lets us in; nothing is sent. Null: it does; otherwise what it, or the way to it, said. */
export async function checkMailServer(server: MailServer, patienceMs = 10_000): Promise<string | null> {
  const transport = openTransport(server, patienceMs);
  try {
    await transport.verify();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[0]?.slice(0, 200) || 'ditolak' : String(error);
  } finally {
    transport.close();
  }
}

/**
 * Sends a mail to each address by itself, so that nobody sees whom else it goes to. Never throws: what became of each is
 * the answer, in their order. When the server itself fails, those that are left are not tried.
 * @param patienceMs so long it waits for the server's answer
 */
export async function sendMail(
  server: MailServer,
  mail: Mail,
  addresses: readonly string[],
  patienceMs = 10_000,
): Promise<MailOutcome[]> {
  const { from } = server;
  const transport = openTransport(server, patienceMs);
  const outcomes: MailOutcome[] = [];
  try {
    let down: string | null = null;
    for (const address of addresses) {
      const outcome: MailOutcome =
        down === null
          ? await transport
              .sendMail({
                from,
                // As an object it is one address, whatever stands in it.
                to: { name: '', address },
                ...mail,
                headers: { 'Auto-Submitted': 'auto-generated' },
              })
              .then(
                () => ({ address, result: 'sent' as const }),
                (error: unknown) => describeFailure(address, error),
              )
          : { address, result: 'later', reason: down };
      if (outcome.result === 'later' && isServerFailure(outcome.reason)) down = outcome.reason;
      outcomes.push(outcome);
    }
  } finally {
    transport.close();
  }
  return outcomes;
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '::1';
}

const untrusted = 'sertifikat server email tidak dipercaya';

/** What nodemailer calls it, and what people are told. All of them may pass. */
const serverFailures: Record<string, string> = {
  ECONNECTION: 'server email tidak dapat dihubungi',
  ESOCKET: 'server email tidak dapat dihubungi',
  EDNS: 'nama server email tidak dikenal',
  ETIMEDOUT: 'server email tidak menjawab',
  ETLS: 'server email tidak menyediakan sambungan aman (TLS)',
  EAUTH: 'server email menolak nama pengguna atau kata sandinya',
  ENOAUTH: 'server email meminta nama pengguna dan kata sandi',
};

function isServerFailure(reason: string): boolean {
  return reason === untrusted || Object.values(serverFailures).includes(reason);
}

function describeFailure(address: string, error: unknown): MailOutcome {
  const { code, responseCode, response, message } = error as {
    code?: string;
    responseCode?: number;
    response?: string;
    message?: string;
  };
  const known = code === undefined ? undefined : serverFailures[code];
  const failure = known && message?.includes('certificate') ? untrusted : known;
  if (failure) return { address, result: 'later', reason: failure };
  // 5xx is for good, 4xx for now (RFC 5321, 4.2.1).
  const refused = responseCode !== undefined && responseCode >= 500;
  const said = (response ?? '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 160);
  return {
    address,
    result: refused ? 'refused' : 'later',
    reason: said ? `server email menolak: ${said}` : 'email tidak terkirim',
  };
}
