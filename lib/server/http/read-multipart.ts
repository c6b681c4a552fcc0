import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { Problem } from '@/lib/domain/problems';
import { formatCount } from '@/lib/format/numbers';
import { invalid, readChunks, requireKeepable } from './read-request';

/** What a form may hold beside the bytes of its file. */
export const formLimits = {
  /** Text fields; the largest form of ours has seven. */
  fields: 20,
  files: 1,
  /** Of one text field. */
  fieldBytes: 4 * 1024,
} as const;

/** Room for the text fields and the lines between them. */
const envelopeBytes = 64 * 1024;
/** The parser runs through a piece without a pause, so that nobody waits longer than for one of them. */
const pieceBytes = 64 * 1024;
const longestShownName = 60;

export type SentFile = { name: string; bytes: Uint8Array<ArrayBuffer> };
/** A field that is sent empty counts as sent. `file` null: no part of that name holds a file. */
export type SentForm = { fields: ReadonlyMap<string, string>; file: SentFile | null };

/**
 * The fields of a multipart request and the one file in its field `file`. It is parsed while it comes in and read no
 * further than to the first limit that it passes: call it once the caller is known to be allowed what the form asks for.
 * @throws Problem 415 not multipart, 413 over a limit, 400 cut off or broken, or a field that is sent twice
 */
export async function readMultipart(
  request: Request,
  input: { fileBytes: number; tooLarge: () => Problem; notMultipart: () => Problem },
): Promise<SentForm> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) throw input.notMultipart();
  const fields = new Map<string, string>();
  const file: { name: string; chunks: Buffer[] } = { name: '', chunks: [] };
  let hasFile = false;
  let ended = false;
  const parser = openParser(type, input.fileBytes);
  const refuse = (problem: Problem) => {
    // Only the first refusal counts: the parser may meet another in the same piece.
    if (!parser.destroyed) parser.destroy(problem);
  };
  const refuseTwice = (name: string) => {
    refuse(invalid('body-invalid', `Isian '${name.slice(0, longestShownName)}' dikirim lebih dari satu kali.`));
  };
  parser.on('fieldsLimit', () => refuse(tooManyFields()));
  parser.on('partsLimit', () => refuse(tooManyFields()));
  parser.on('filesLimit', () => refuse(tooManyFiles()));
  parser.on('field', (name = '', value, _nameCut, valueCut) => {
    if (valueCut) refuse(fieldTooLong(name));
    if (fields.has(name) || (hasFile && name === 'file')) refuseTwice(name);
    fields.set(name, value);
  });
  parser.on('file', (name = '', stream, fileName = '') => {
    if (name !== 'file') refuse(fileAsField(name));
    if (fields.has(name)) refuseTwice(name);
    hasFile = true;
    file.name = fileName;
    stream.on('limit', () => refuse(input.tooLarge()));
    stream.on('data', (chunk: Buffer) => file.chunks.push(chunk));
    // The parser reports it too, and it is answered there.
    stream.on('error', () => undefined);
  });
  parser.on('finish', () => {
    ended = true;
  });
  const limit = input.fileBytes + envelopeBytes;
  try {
    await pipeline(Readable.from(inPieces(readChunks(request, { limit, tooLarge: input.tooLarge }))), parser);
  } catch (error) {
    throw error instanceof Problem ? error : broken();
  }
  if (!ended) throw broken();
  requireKeepable(Object.fromEntries(fields));
  return { fields, file: hasFile ? { name: file.name, bytes: new Uint8Array(Buffer.concat(file.chunks)) } : null };
}

function openParser(type: string, fileSize: number): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: { 'content-type': type },
      preservePath: true,
      limits: {
        fields: formLimits.fields,
        files: formLimits.files,
        // Parts that are neither, for they name no field, count here alone.
        parts: formLimits.fields + formLimits.files + 1,
        fieldSize: formLimits.fieldBytes,
        fileSize,
        headerPairs: 20,
        headerSize: 8 * 1024,
      },
    });
  } catch {
    // A type without a boundary.
    throw broken();
  }
}

async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.byteLength; at += pieceBytes) {
      const piece = chunk.subarray(at, at + pieceBytes);
      yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    }
  }
}

function tooManyFields(): Problem {
  return new Problem(
    'too-many-fields',
    `Batasnya ${formatCount(formLimits.fields)} isian dan ${formLimits.files} file dalam satu kiriman. Tidak ada yang disimpan.`,
  );
}

function tooManyFiles(): Problem {
  return new Problem('too-many-files', `Batasnya ${formLimits.files} file dalam satu kiriman. Unggah satu per satu.`);
}

function fieldTooLong(name: string): Problem {
  return new Problem(
    'field-too-long',
    `Isian '${name.slice(0, longestShownName)}' lebih panjang dari batasnya, ${formLimits.fieldBytes / 1024} KB. Pendekkan isinya.`,
  );
}

function fileAsField(name: string): Problem {
  return invalid('body-invalid', `Isian '${name.slice(0, longestShownName)}': tulis sebagai teks, bukan file.`);
}

function broken(): Problem {
  return invalid('body-invalid', 'Isi multipart tidak lengkap atau rusak. Kirim sekali lagi.');
}
