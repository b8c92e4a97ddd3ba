/**
 * The checks of the server. `state`: the callback names an attempt, which names the owner; `start`: a start link binds no
 * browser; `once`: an attempt brings one identity; `unique`: an identity has one owner; `fresh`: it is younger than the
 * attempt, or a connection of the same owner has it already; `asker`: only the user who was asked starts or declines a request;
 * `fit`: a connection answers only its owner's requests.
 */
export const checks = [
  'state',
  'start',
  'cookie',
  'user',
  'once',
  'unique',
  'fresh',
  'application',
  'asker',
  'fit',
] as const;

/**
 * The checks of permissions. `answer`: a browser needs an answer of the owner; `account`: it counts for its own account; `act`: a sign-in
 * for something else does not count as one; `thread`: it counts in its conversation; `join`: other calls do not wait for it, except in its
 * conversation; `run`: a call runs once; `single`: so does an answer for one call; `since`: the answer is younger than the last change;
 * `recheck`: the change is looked for again once the browser has a row; `end`: a change ends the browsers that run; `renew`: another
 * account behind the connection is a change; `loosen`: only the owner loosens the access.
 */
export const permissionChecks = [
  'answer',
  'account',
  'act',
  'thread',
  'join',
  'run',
  'single',
  'since',
  'recheck',
  'end',
  'renew',
  'loosen',
] as const;
/**
 * What the modes without a cookie do. `code`: anyone can open the start link, and the callback gives a code to the app of the browser, which
 * uses it if it began the attempt; `popup`: the app uses only a code from the popup that it opened; `window`: the owner's session at the
 * callback counts only if it was there at the start.
 */
type CodeCheck = 'code' | 'popup' | 'window';

/** Anchor does not offer `proof`: the attempt in which an identity was created. */
export type Check = (typeof checks)[number] | (typeof permissionChecks)[number] | CodeCheck | 'proof';
export type Policy = ReadonlySet<Check>;

/** What `@kit/server` does. */
export const fullPolicy: Policy = new Set<Check>([...checks, ...permissionChecks]);
