import { ApiError } from '../http/ApiError.ts';
import type { ApiContext } from './ApiContext.ts';

/** The record with this id, if it belongs to the caller's project. Throws 404, or 403 where the settings say so. */
export function findOwned<Owned extends { readonly project: string }>(
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
