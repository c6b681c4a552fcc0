import type postgres from 'postgres';
import { noteUnavailable } from './client-unavailable';

/**
 * A statement of a transaction that is dead: its connection went, or it has ended. Nothing of the statement reached the
 * database. The cause says why.
 */
export class DeadTransactionError extends Error {
  readonly code = 'TRANSACTION_DEAD';

  constructor(cause: unknown) {
    super('This transaction is over: none of its further statements is sent.', { cause });
    this.name = 'DeadTransactionError';
  }
}

/** One transaction, its savepoints included. */
type Life = {
  /** Why it is over; null while it goes on. */
  over: unknown;
  /** What is done to the handle of the transaction and of each savepoint first. */
  open: (transaction: postgres.TransactionSql) => void;
};

type Work = (transaction: postgres.TransactionSql) => unknown;

/**
 * Has every transaction of a pool die with its connection. The driver goes on with the work of a transaction after its
 * connection went, on a connection object that it reconnects and lends to others (porsager/postgres#1155, #1215): what
 * the work sends then would run in another user's transaction, and so would the commit or rollback at its end.
 */
export function guardTransactions(client: postgres.Sql, open: (transaction: postgres.TransactionSql) => void): void {
  const begin = client.begin.bind(client) as (work: Work) => Promise<unknown>;
  Object.assign(client, {
    begin(work: Work): Promise<unknown> {
      const life: Life = { over: null, open };
      const begun = begin((transaction) => {
        // Another version of the driver, or one whose patch was not applied, would let all this pass.
        if (!('lost' in transaction)) throw new Error('The driver is without its patch: run `npm install`.');
        return settleAlive(transaction, life, work);
      });
      begun.then(
        () => {
          life.over ??= new Error('The transaction was committed.');
        },
        (error: unknown) => {
          life.over ??= error;
          noteUnavailable(error);
        },
      );
      return begun;
    },
  });
}

/** Runs work in a transaction, or a savepoint of one. When it has died meanwhile, its end is kept from the driver. */
async function settleAlive(
  transaction: postgres.TransactionSql,
  life: Life,
  work: Work,
  died: () => void = () => {},
): Promise<unknown> {
  // Work may be over before its last statement is, and a savepoint's before the transaction.
  const own = { settled: false };
  life.open(transaction);
  try {
    return await work(guarded(transaction, life, own));
  } finally {
    own.settled = true;
    if (isOver(transaction, life)) {
      died();
      await new Promise<never>(() => {});
    }
  }
}

function isOver(transaction: postgres.TransactionSql, life: Life): boolean {
  life.over ??= transaction.lost;
  return life.over !== null;
}

/** The transaction as its work sees it: whichever way leads to a statement, it is asked first whether it still lives. */
function guarded(transaction: postgres.TransactionSql, life: Life, own: { settled: boolean }): postgres.TransactionSql {
  const requireAlive = () => {
    if (isOver(transaction, life)) throw new DeadTransactionError(life.over);
    if (own.settled) throw new DeadTransactionError(new Error('The work of this transaction has returned.'));
  };
  const savepoint = async (...given: [Work] | [string, Work]) => {
    requireAlive();
    const name = typeof given[0] === 'string' ? given[0] : undefined;
    const work = given.at(-1) as Work;
    // The driver is left waiting, but not the work around the savepoint.
    let die: (error: DeadTransactionError) => void = () => {};
    const dead = new Promise<never>((_, reject) => {
      die = reject;
    });
    const inner: Work = (nested) => settleAlive(nested, life, work, () => die(new DeadTransactionError(life.over)));
    return Promise.race([dead, name === undefined ? transaction.savepoint(inner) : transaction.savepoint(name, inner)]);
  };
  return new Proxy(transaction, {
    apply(target, self, given) {
      requireAlive();
      return Reflect.apply(target, self, given);
    },
    get(target, name) {
      if (name === 'savepoint') return savepoint;
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      return (...given: unknown[]) => {
        requireAlive();
        return Reflect.apply(found, target, given);
      };
    },
  });
}
