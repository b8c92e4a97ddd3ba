import { parseHost } from '../backend/applicationRecords.ts';
import type { Backend } from '../backend/createBackend.ts';
import type { Fields } from '../http/fields.ts';
import { ApiError } from '../http/responses.ts';

/** What an API call can use, which depends on how it reached the emulator. */
export interface ApiCaller {
  /** The emulator's origin. */
  readonly origin: string;
  /** Whether the call may start a browser, which can reach whatever this machine can. */
  readonly mayUseBrowser: boolean;
}

/** An authenticated API call. */
export interface ApiContext extends ApiCaller {
  readonly backend: Backend;
  /** Project of the API key. A call can only access resources of its project. */
  readonly project: string;
  /** Returns a parameter of the route's path. */
  readonly parameter: (name: string) => string;
  readonly query: URLSearchParams;
  readonly body: Fields;
}

/** Handles an API call. Throws `ApiError`. */
export type ApiHandler = (context: ApiContext) => Response | Promise<Response>;

/** Returns the project's record with this id. Otherwise throws 404, or 403 if the settings choose that. */
export function findRecord<Owned extends { readonly project: string }>(
  { backend, project }: ApiContext,
  records: ReadonlyMap<string, Owned>,
  id: string,
  kind: string,
): Owned {
  const record = records.get(id);
  if (record?.project === project) return record;
  if (record && backend.settings.current().foreignProject === 403) {
    throw new ApiError(403, `This ${kind} belongs to another project.`);
  }
  throw new ApiError(404, `There is no ${kind} with this id.`);
}

/** Returns the items for `page` and `limit`, or all items if pagination is off. */
export function paginate<Item>({ backend, query }: ApiContext, items: readonly Item[]): readonly Item[] {
  if (backend.settings.current().pagination === 'none') return items;
  const page = parsePositive(query.get('page'), 1);
  const limit = parsePositive(query.get('limit'), 50);
  return items.slice((page - 1) * limit, page * limit);
}

function parsePositive(text: string | null, fallback: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : fallback;
}

/** Formats a source as the settings choose. */
export function formatSource({ backend }: ApiContext, source: string): string {
  return backend.settings.current().sourceFormat === 'host' ? (parseHost(source) ?? source) : source;
}

/** Formats milliseconds since 1970 as an ISO 8601 date-time. */
export function formatTime(ms: number): string {
  return new Date(ms).toISOString();
}
