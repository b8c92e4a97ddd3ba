import { clockSkewMs, type Due, type Owner } from './store.ts';

/** Rows by id and by other keys. */
export class MemoryTable<Row extends { id: string }> {
  readonly #rows = new Map<string, Row>();
  readonly #rowsByKey = new Map<string, Map<string, Row>>();
  readonly #keysOf: (row: Row) => (string | null)[];

  /** `keysOf` returns the keys under which {@link having} finds a row; null is skipped. */
  constructor(keysOf: (row: Row) => (string | null)[]) {
    this.#keysOf = keysOf;
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  all(): Row[] {
    return [...this.#rows.values()];
  }

  /** Returns the rows with this key, in the order in which the key was added to them. */
  having(key: string): Row[] {
    const rows = this.#rowsByKey.get(key);
    return rows ? [...rows.values()] : [];
  }

  set(row: Row): Row {
    const before = this.#rows.get(row.id);
    const keys = this.#keysOf(row);
    if (before) this.#removeKeys(before, keys);
    this.#rows.set(row.id, row);
    for (const key of keys) {
      if (key === null) continue;
      let rows = this.#rowsByKey.get(key);
      if (!rows) this.#rowsByKey.set(key, (rows = new Map()));
      rows.set(row.id, row);
    }
    return row;
  }

  /** Returns whether the row was there. */
  delete(id: string): boolean {
    const row = this.#rows.get(id);
    if (!row) return false;
    this.#removeKeys(row, []);
    return this.#rows.delete(id);
  }

  #removeKeys(row: Row, kept: (string | null)[]): void {
    for (const key of this.#keysOf(row)) {
      if (key === null || kept.includes(key)) continue;
      const rows = this.#rowsByKey.get(key);
      rows?.delete(row.id);
      if (rows?.size === 0) this.#rowsByKey.delete(key);
    }
  }
}

/** Puts the due rows off until `until` and returns them, at most `limit`, in the order of `rank`. A row of rank Infinity is never due. */
export function takeDue<Row extends { id: string; nextCheckAt: number }>(
  table: MemoryTable<Row>,
  { now, until, limit }: Due,
  rank: (row: Row) => number,
): Row[] {
  return table
    .all()
    .filter((row) => row.nextCheckAt <= now && rank(row) !== Infinity)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, limit)
    .map((row) => table.set({ ...row, nextCheckAt: until }));
}

/** When the rows no longer reach a limit of `max` within `milliseconds`; 0 if they do not reach it. */
export function limitedUntil(
  rows: readonly { createdAt: number }[],
  max: number,
  milliseconds: number,
  now: number,
): number {
  const counted = rows
    .map(({ createdAt }) => createdAt)
    .filter((time) => time > now - milliseconds && time <= now + clockSkewMs);
  if (counted.length < max) return 0;
  const last = counted.toSorted((a, b) => b - a)[max - 1];
  return last === undefined ? 0 : Math.min(last, now) + milliseconds;
}

/** The key of an owner's rows. The length separates tenant and user: `a b` and `c` are not `a` and `b c`. */
export function userKey({ tenantId, userId }: Owner): string {
  return `user ${tenantId.length} ${tenantId} ${userId}`;
}

/** Whether each field in `where` has the value given there. */
export function matches<Row extends object>(row: Row, where: Partial<Row>): boolean {
  const current = new Map<string, unknown>(Object.entries(row));
  return Object.entries(where).every(([field, value]) => current.get(field) === value);
}
