import { isRecord } from '@kit/protocol';

/** How deep drivers nest the error of the system. */
const maxDepth = 4;

/** System errors of a database that cannot be reached. ENOENT is a missing socket file. */
const systemCodes =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT|E(HOST|NET)(UNREACH|DOWN)|EMFILE|ENFILE|ENOSPC|EIO)$/;

/**
 * PostgreSQL: connections (08), resources (53), the system (58), a shutdown or restart (57P), a cancelled statement, a lock or
 * a transaction that took too long, a replica that is not the primary yet, and conflicts that remain after all retries.
 */
const sqlStates = /^(08...|53...|58...|57P..|57014|55P03|25P0[34]|25006|40001|40P01)$/;

/**
 * SQLite: BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN and PROTOCOL, by name or number. READONLY can also mean a disk
 * error.
 */
const sqliteNames = /^SQLITE_(BUSY|LOCKED|NOMEM|READONLY|IOERR|FULL|CANTOPEN|PROTOCOL)/;
const sqliteNumbers = new Set([5, 6, 7, 8, 10, 13, 14, 15]);

/** Codes of postgres.js. */
const driverCodes = /^CONNECT(_TIMEOUT|ION_(CLOSED|ENDED|DESTROYED))$/;

/** Codes of mysql2: lost connections, too many of them, a shutdown, a lock that took too long, and deadlocks after all retries. */
const mysqlCodes =
  /^(PROTOCOL_(CONNECTION_LOST|SEQUENCE_TIMEOUT)|ER_(CON_COUNT_ERROR|TOO_MANY_USER_CONNECTIONS|SERVER_SHUTDOWN|NORMAL_SHUTDOWN|LOCK_WAIT_TIMEOUT|LOCK_DEADLOCK|DISK_FULL|QUERY_INTERRUPTED|OPTION_PREVENTS_STATEMENT|CANT_EXECUTE_IN_READ_ONLY_TRANSACTION|READ_ONLY_MODE))$/;

/** Codes of Prisma: a database that cannot be reached, and a pool or a transaction that took too long. */
const prismaCodes = /^P(1001|1002|1008|1017|2024|2028)$/;

/** Messages of `pg` and SQLite drivers, for errors without a code. A stopping app closes its database first. */
const sentences =
  /^(Connection terminated|Pool is closed|Can't add new command when connection is in closed state|timeout exceeded when trying to connect|Query read timeout|Client (has encountered a connection error|was closed) and is not queryable|Cannot use a pool after calling end|database( table)? is locked|(The )?database (connection )?is not open)/;

/**
 * Whether a database is down, slow, full or busy. The same call can then succeed later. Other errors, such as a missing table or
 * a wrong type, are bugs.
 */
export function isStoreDown(error: unknown): boolean {
  let one = error;
  for (let depth = 0; depth < maxDepth && isRecord(one); depth++) {
    if (hasDownCode(one)) return true;
    one = one.cause;
  }
  return false;
}

function hasDownCode({ code, errcode, message }: Record<string, unknown>): boolean {
  // `node:sqlite` has the extended code; its last byte is the primary one.
  if (typeof errcode === 'number') return sqliteNumbers.has(errcode & 0xff);
  if (typeof code === 'string') {
    if (
      [systemCodes, sqlStates, sqliteNames, driverCodes, mysqlCodes, prismaCodes].some((codes) =>
        codes.test(code),
      )
    )
      return true;
  }
  return typeof message === 'string' && sentences.test(message);
}
