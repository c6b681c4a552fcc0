// A page for what Next.js cannot answer in words, or only with the help of scripts: it reads in any browser.
import { requestState } from './request-state.mjs';

/**
 * @param {{ title: string; says: string[]; link?: { href: string; label: string } | null; number?: boolean; back?: string | null; refresh?: number }} page
 *   `number`: whether it names the number of the request, by which an administrator finds it in the log; `back`: the path of the
 *   page before; `refresh`: after how many seconds a browser asks again
 * @returns {Buffer}
 */
export function plainPage({
  title,
  says,
  link = { href: '/', label: 'Ke wilayah saya' },
  number = false,
  back,
  refresh,
}) {
  const { nonce, requestId } = requestState();
  const paragraphs = [...says, ...(number ? [`Nomor permintaan: ${requestId}`] : [])];
  return Buffer.from(`<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeText(title)} · Kejar Target</title>${refresh ? `\n<meta http-equiv="refresh" content="${refresh}">` : ''}
<style nonce="${nonce}">
:root { color-scheme: light dark; --paper: #fff; --ink: #16202e; --hair: #dbe0e6; --link: #1d3f8b; --focus: #b25000; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #10161f; --ink: #e8edf3; --hair: #2c3744; --link: #a9c4ff; --focus: #ffb86b; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 'Source Sans 3', system-ui, sans-serif; }
header { border-bottom: 1px solid var(--hair); padding: 0.75rem 1.5rem; font-weight: 600; }
main { max-width: 36rem; padding: 2rem 1.5rem; }
h1 { margin: 0 0 1rem; font-size: 1.375rem; line-height: 1.25; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
a { color: var(--link); display: inline-block; min-height: 24px; }
a:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
</style>
</head>
<body>
<header>Kejar Target</header>
<main>
<h1>${escapeText(title)}</h1>
${paragraphs.map((text) => `<p>${escapeText(text)}</p>`).join('\n')}
${link === null ? '' : `<p><a href="${escapeText(link.href)}">${escapeText(link.label)}</a></p>`}
${back ? `<p><a href="${escapeText(back)}">Kembali ke halaman sebelumnya</a></p>` : ''}
</main>
</body>
</html>
`);
}

function escapeText(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
