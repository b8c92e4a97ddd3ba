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
/** Anchor does not offer `proof`: the attempt in which an identity was created. */
export type Check = (typeof checks)[number] | 'proof';
export type Policy = ReadonlySet<Check>;

/** What `@kit/server` does. */
export const fullPolicy: Policy = new Set(checks);
