import type { PeopleAnswer, UserAnswer, UserChangeAnswer, UsersAnswer } from '../domain/api-users';

/** What an account is told from, as lib/server/loaders reads it. */
type Described = Omit<UserAnswer, 'area' | 'invitedUntil' | 'signedInAt' | 'createdAt'> & {
  area: { code: string };
  areaName: string | null;
  invitedUntil: Date | null;
  signedInAt: Date | null;
  createdAt: Date;
};

function describeUser(account: Described): UserAnswer {
  const { id, email, name, office, role, area, areaName, state, secondFactor } = account;
  return {
    ...{ id, email, name, office, role, state, secondFactor },
    area: { code: area.code, name: areaName },
    invitedUntil: account.invitedUntil?.toISOString() ?? null,
    signedInAt: account.signedInAt?.toISOString() ?? null,
    createdAt: account.createdAt.toISOString(),
  };
}

/** A page of accounts as the API shows it. */
export function buildUsersAnswer(input: {
  accounts: readonly Described[];
  total: number;
  page: number;
  pages: number;
}): UsersAnswer {
  const { accounts, total, page, pages } = input;
  return { users: accounts.map(describeUser), total, page, pages };
}

/** An account after a change, with the link that was made, this once. */
export function buildUserChangeAnswer(account: Described, link: string | null): UserChangeAnswer {
  return { user: describeUser(account), link };
}

/** What came of a list of people. */
export function buildPeopleAnswer(input: {
  counts: Pick<PeopleAnswer, 'invited' | 'renewed' | 'known' | 'refused'>;
  results: readonly { row: number; email: string; outcome: string; note: string; link: string }[];
}): PeopleAnswer {
  return {
    ...input.counts,
    rows: input.results.map(({ row, email, outcome, note, link }) => ({
      ...{ row, email, outcome, note },
      link: link === '' ? null : link,
    })),
  };
}
