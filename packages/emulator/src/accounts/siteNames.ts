/** Names of the demo sites. Each is the first label of the site's hostname, such as `network.localhost`. */
export const siteNames = [
  /** A professional network. */
  'network',
  /** A sales pipeline. */
  'deals',
  /** A notes app. */
  'notes',
] as const;

/** One of {@link siteNames}. */
export type SiteName = (typeof siteNames)[number];

/** Returns whether a value is the name of a demo site. */
export function isSiteName(value: unknown): value is SiteName {
  return siteNames.some((name) => name === value);
}
