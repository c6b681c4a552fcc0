import type { Actor } from '@/lib/domain/users';
import { requireTurn } from '@/lib/server/admission/turns';
import { recordDownload } from '@/lib/server/auth/trail';
import { describeFault, log, logAccess } from './log';

/**
 * The value of a Content-Disposition header by which a browser saves the answer under this name (RFC 6266): once in
 * ASCII for old programs, once in full. Nothing of the name can end the header or name a folder.
 */
export function formatAttachment(fileName: string): string {
  const name = fileName.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, '_').slice(0, 200);
  const ascii = name.replaceAll(/[^\w.() -]/g, '_');
  const full = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${full}`;
}

/** What a file is, by the end of its name. */
const mediaTypes: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What a user sent is not run by anybody's browser. */
const foreign = {
  'Content-Type': 'application/octet-stream',
  'Content-Security-Policy': "default-src 'none'; sandbox",
};

type Bytes = { bytes: Uint8Array<ArrayBuffer> };
/** What was made beside the web server comes as it is read from the disk. */
type Written = { size: number; content: ReadableStream<Uint8Array> };
type File = { fileName: string } & (Bytes | Written);

/** attachment: saved under its name; inline: shown where a page asks for it; foreign: saved and never shown, for it is not ours. */
type Shown = 'attachment' | 'inline' | 'foreign';

/**
 * A file that is made for the one who asked for it alone, when their turn has come: making one is long work.
 * @throws Problem 429 as `requireTurn`
 */
export async function answerFile(
  ctx: { actor: Actor },
  make: () => Promise<File>,
  shown: Shown = 'attachment',
): Promise<Response> {
  await requireTurn(ctx);
  return answerKeptFile(await make(), shown);
}

/** A file that lies there already: nobody waits for their turn to get it. */
export async function answerKeptFile({ fileName, ...file }: File, shown: Shown = 'attachment'): Promise<Response> {
  const [body, size] = 'bytes' in file ? [file.bytes, file.bytes.byteLength] : [file.content, file.size];
  // A picture on a page is part of the page.
  if (shown !== 'inline') {
    await recordDownload(fileName);
    logAccess('download', { fileName, bytes: size });
  }
  const disposition = formatAttachment(fileName);
  return new Response(body, {
    headers: {
      'Content-Type': mediaTypes[fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      ...(shown === 'foreign' && foreign),
      'Content-Length': String(size),
      'Content-Disposition': shown === 'inline' ? disposition.replace('attachment', 'inline') : disposition,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** As `answerFile`, a CSV for programs line by line, as fast as it is taken. */
export async function answerLines(
  ctx: { actor: Actor },
  make: () => Promise<{ fileName: string; chunks: AsyncGenerator<string | Uint8Array, void, void> }>,
): Promise<Response> {
  await requireTurn(ctx);
  const { fileName, chunks } = await make();
  await recordDownload(fileName);
  logAccess('download', { fileName });
  return new Response(streamChunks(chunks), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** A fault in the middle breaks the answer off, which a program can tell from its end. */
function streamChunks(chunks: AsyncGenerator<string | Uint8Array, void, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { value, done } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
      } catch (error) {
        log.error(describeFault(error), 'a table of figures broke off');
        controller.error(error);
      }
    },
    async cancel() {
      await chunks.return();
    },
  });
}
