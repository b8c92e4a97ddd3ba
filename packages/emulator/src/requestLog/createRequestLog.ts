import type { ApiCall } from '../api/ApiCall.ts';

/** A request as the log keeps it. */
export interface LogEntry {
  /** Milliseconds since 1970, on the emulator's clock. */
  readonly time: number;
  readonly method: string;
  readonly path: string;
  /** The query of an API call, `?` included. Kept empty for pages, whose query holds the token. */
  readonly query: string;
  /** Which API call it is; null for pages and unknown paths. */
  readonly call: ApiCall | null;
  /** HTTP status; null while unanswered or when the connection was dropped. */
  readonly status: number | null;
}

/** Requests received, oldest first; only the last 1000 are kept. */
export interface RequestLog {
  /** Notes a request and returns the function that notes its status. */
  readonly open: (entry: Omit<LogEntry, 'status'>) => (status: number) => void;
  readonly list: () => readonly LogEntry[];
  readonly clear: () => void;
}

/** Makes an empty log. */
export function createRequestLog(): RequestLog {
  let entries: { -readonly [Key in keyof LogEntry]: LogEntry[Key] }[] = [];
  return {
    open(entry) {
      const noted = { ...entry, status: null as number | null };
      entries = [...entries.slice(-999), noted];
      return (status) => {
        noted.status = status;
      };
    },
    list: () => entries.map((entry) => ({ ...entry })),
    clear() {
      entries = [];
    },
  };
}
