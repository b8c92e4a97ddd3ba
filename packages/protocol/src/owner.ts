/** Whose accounts a page shows: a user and, if users belong to organizations, the organization they act for. */
export interface PageOwner {
  /** The `id` that the server's `getUser` returns. */
  userId: string;
  /** The `tenantId` that the server's `getUser` returns, if it returns one. */
  tenantId?: string | null | undefined;
}

/** Names the owner of the page that calls. The server refuses the call if its session belongs to another owner. */
export const ownerHeader = 'x-connect-owner';

/** Returns the value of {@link ownerHeader}: ASCII, and different for every pair of ids. */
export function formatOwner({ userId, tenantId }: PageOwner): string {
  return encodeURIComponent(JSON.stringify([tenantId ?? '', userId]));
}
