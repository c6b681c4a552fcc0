import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks for a line that the terminal does not show. */
async function askHidden(question: string): Promise<string> {
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  // In this mode Ctrl-C reaches the terminal's reader and not the process.
  terminal.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}

/** Asks for a new password, twice. */
export async function askNewPassword(): Promise<string> {
  for (;;) {
    const password = await askHidden('Kata sandi (paling sedikit 12 karakter): ');
    if (password === (await askHidden('Sekali lagi: '))) return password;
    process.stderr.write('Keduanya tidak sama. Ulangi.\n');
  }
}
