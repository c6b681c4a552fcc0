import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Runs a program to its end, its output going to a log file. Returns its exit code and its last lines. */
export function runLogged(program, args, { cwd, env = process.env, log }) {
  mkdirSync(dirname(log), { recursive: true });
  const file = createWriteStream(log);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let tail = '';
    const keep = (chunk) => {
      file.write(chunk);
      tail = `${tail}${chunk}`.slice(-8_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const release = passSignalsTo(child);
    child.once('error', (error) => {
      release();
      reject(error);
    });
    child.once('close', (code, signal) => {
      release();
      file.end();
      resolve({ code: code ?? 1, signal, tail: lastLines(tail) });
    });
  });
}

/** Signals meant for this process go to the child, and end this one when the child has ended. */
export function passSignalsTo(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const pass = (signal) => {
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}

/**
 * npm that is told to end (SIGTERM) ends its shell and forgets what runs in it: when the process that started this one
 * is gone, the child is told. Only under npm, for a server may well outlive the shell that it was started from.
 */
export function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 250);
  watch.unref();
}

function lastLines(text) {
  const lines = text.trimEnd().split('\n');
  return lines.slice(-15).join('\n');
}
