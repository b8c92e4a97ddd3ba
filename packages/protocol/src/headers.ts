/** Header that the client sends with every request. Across origins it forces a CORS preflight. */
export const clientHeader = 'x-connect-client';

/** Header that names the owner the page shows. The server refuses the request if its session has another owner. */
export const ownerHeader = 'x-connect-owner';

/** Owner of the accounts on a page: a user and, if users belong to organizations, the active organization. */
export interface PageOwner {
  /** The `id` that the server's `getUser` returns. */
  userId: string;
  /** The `tenantId` that the server's `getUser` returns, if it returns one. */
  tenantId?: string | null | undefined;
}

/** Returns the value of {@link ownerHeader}: ASCII, and unique for each pair of ids. */
export function formatOwner({ userId, tenantId }: PageOwner): string {
  return encodeURIComponent(JSON.stringify([tenantId ?? '', userId]));
}
