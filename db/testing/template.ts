/** The database that each test's own is copied from. */
export const templateName = 'kejar_template';

/** The one that has desa in these kabupaten alone, and all areas above the desa. */
export const smallTemplateName = 'kejar_template_small';
export const kabupatenWithDesa = ['32.15', '33.13'];

/** The one with the demo, which is made when a test first asks for it. */
export const demoTemplateName = 'kejar_template_demo';

/** Stands for AUTH_SECRET: the passwords of the serving roles are derived from it. */
export const testSecret = 'the secret of the tests, known to all';

/** The address of another database of the same server. */
export function addressOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
