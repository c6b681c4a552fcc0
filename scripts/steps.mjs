/** An error whose message is for the reader as it stands: no stack, it says what to do. */
export class StepError extends Error {}

/** Milliseconds as "21,3 dtk". */
function formatDuration(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1).replace('.', ',')} dtk`;
}

/**
 * Shows what is being done and, when it is done, how long it took: "Memasang paket … 21,3 dtk". A step ends when the
 * next one begins.
 */
export function createSteps(stream = process.stdout) {
  let began = null;
  const close = (word) => {
    if (began === null) return;
    stream.write(`${word}${formatDuration(performance.now() - began)}\n`);
    began = null;
  };
  return {
    begin(label) {
      close('');
      stream.write(`${label} … `);
      began = performance.now();
    },
    end: () => close(''),
    fail: () => close('gagal setelah '),
    /** A line that is no step. */
    say(line) {
      close('');
      stream.write(`${line}\n`);
    },
  };
}
