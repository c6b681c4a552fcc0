/** So long a statement may take. A request has to be answered within 15 seconds, whatever the database does. */
export const patienceSeconds = 8;

/** Settings of each session of ours, by Postgres' own names. */
export const sessionSettings = {
  idle_in_transaction_session_timeout: 60_000,
  // The roll-up's statements are wide and short: compiling them costs more than running them.
  jit: 'off',
  // Statements are kept prepared, but their plans are not: one desa and the whole nation need different ones.
  plan_cache_mode: 'force_custom_plan',
};

/**
 * Those of the serving role, which stand on the role: a pooler hands the same session to many clients and takes no settings
 * from them (`unsupported startup parameter`).
 */
export const servingSettings = { statement_timeout: patienceSeconds * 1000, ...sessionSettings };
