/** Rows by their id, and by whatever else they are looked up by. */
export class MemoryTable<Row extends { id: string }> {
  readonly #rows = new Map<string, Row>();
  readonly #rowsByKey = new Map<string, Map<string, Row>>();
  readonly #keysOf: (row: Row) => (string | null)[];

  /** `keysOf` names what a row is found by with {@link having}; null is skipped. */
  constructor(keysOf: (row: Row) => (string | null)[]) {
    this.#keysOf = keysOf;
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  all(): Row[] {
    return [...this.#rows.values()];
  }

  /** The rows with this key, in the order in which they came to have it. */
  having(key: string): Row[] {
    return [...(this.#rowsByKey.get(key)?.values() ?? [])];
  }

  set(row: Row): Row {
    const before = this.#rows.get(row.id);
    const keys = this.#keysOf(row);
    if (before) this.#forget(before, keys);
    this.#rows.set(row.id, row);
    for (const key of keys) {
      if (key === null) continue;
      const rows = this.#rowsByKey.get(key);
      if (rows) rows.set(row.id, row);
      else this.#rowsByKey.set(key, new Map([[row.id, row]]));
    }
    return row;
  }

  delete(id: string): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#forget(row, []);
    this.#rows.delete(id);
  }

  #forget(row: Row, kept: (string | null)[]): void {
    for (const key of this.#keysOf(row)) {
      if (key === null || kept.includes(key)) continue;
      const rows = this.#rowsByKey.get(key);
      rows?.delete(row.id);
      if (rows?.size === 0) this.#rowsByKey.delete(key);
    }
  }
}

/** Takes the rows that are due, longest due first and at most `limit`, and makes each due again at `until`. */
export function takeDue<Row extends { id: string; dueAt: number }>(
  table: MemoryTable<Row>,
  now: number,
  until: number,
  limit: number,
): Row[] {
  return table
    .all()
    .filter(({ dueAt }) => dueAt <= now)
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .slice(0, limit)
    .map((row) => table.set({ ...row, dueAt: until }));
}
