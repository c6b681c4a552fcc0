/** What `kejar check` looked at, and how it stands. `todo` is null where nothing is to be done. */
export type Finding = { name: string; state: 'ok' | 'warning' | 'bad'; says: string; todo: string | null };

export const found = (name: string, says: string): Finding => ({ name, state: 'ok', says, todo: null });
