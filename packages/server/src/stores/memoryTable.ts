/** Rows by their id, and by whatever else they are looked up by. */
export class MemoryTable<Row extends { id: string }> {
  readonly #rows = new Map<string, Row>();
  readonly #idsByKey = new Map<string, Set<string>>();
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
    return [...(this.#idsByKey.get(key) ?? [])].flatMap((id) => this.#rows.get(id) ?? []);
  }

  set(row: Row): Row {
    const before = this.#rows.get(row.id);
    const keys = this.#keysOf(row);
    if (before) this.#forget(before, keys);
    this.#rows.set(row.id, row);
    for (const key of keys) {
      if (key === null) continue;
      const ids = this.#idsByKey.get(key) ?? new Set();
      this.#idsByKey.set(key, ids.add(row.id));
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
      const ids = this.#idsByKey.get(key);
      ids?.delete(row.id);
      if (ids?.size === 0) this.#idsByKey.delete(key);
    }
  }
}
