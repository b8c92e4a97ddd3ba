/** A row that a store cannot read, of a connection or one of its sessions. */
export interface UnreadableRow {
  /** The id of the connection, also if the row is a session. */
  connectionId: string;
  /** Anchor's id of the identity. It stays reserved for this row. */
  identityId: string;
  /** Why the row cannot be read. Names the column, never its value. */
  error: unknown;
}

/** Receives the rows that a method leaves out of its result. */
export type OnUnreadable = (row: UnreadableRow) => void;
