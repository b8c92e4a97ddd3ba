import type { Backend } from '../backend/Backend.ts';

/** An authenticated API call, as its route sees it. */
export interface ApiContext {
  readonly backend: Backend;
  /** The project of the key; routes see nothing of the others. */
  readonly project: string;
  readonly apiKey: string;
  /** Origin where the emulator is served. */
  readonly origin: string;
  /** A part of the path, by the name the route gives it. */
  readonly parameter: (name: string) => string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Answers an API call. Throws `ApiError`. */
export type ApiHandler = (context: ApiContext) => Response | Promise<Response>;
