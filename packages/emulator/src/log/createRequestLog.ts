import type { ApiCall } from '../api/apiCalls.ts';

/** A request in the log. */
export interface LogEntry {
  /** Milliseconds since 1970, on the emulator's clock. */
  readonly time: number;
  /** HTTP method. */
  readonly method: string;
  /** Path of the URL, without the query. For a demo site, begins with its host: `//network.localhost:4400/messages`. */
  readonly path: string;
  /** Query of an API call, including `?`. Empty for pages, because their query contains the token. */
  readonly query: string;
  /** The API call; null for pages and unknown paths. */
  readonly call: ApiCall | null;
  /** HTTP status; null before the response, or if the connection was dropped. */
  readonly status: number | null;
}

/** The last 1000 requests, oldest first. */
export interface RequestLog {
  /** Adds a request and returns a function that sets its status. */
  readonly add: (entry: Omit<LogEntry, 'status'>) => (status: number) => void;
  readonly list: () => readonly LogEntry[];
  readonly clear: () => void;
}

const maxEntries = 1000;

/** Creates an empty log. */
export function createRequestLog(): RequestLog {
  let entries: { -readonly [Key in keyof LogEntry]: LogEntry[Key] }[] = [];
  return {
    add(request) {
      const entry = { ...request, status: null as number | null };
      entries = [...entries.slice(1 - maxEntries), entry];
      return (status) => {
        entry.status = status;
      };
    },
    list: () => entries.map((entry) => ({ ...entry })),
    clear() {
      entries = [];
    },
  };
}
