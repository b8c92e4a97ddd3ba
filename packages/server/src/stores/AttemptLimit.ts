/**
 * How many attempts a user, or a tenant, may create within `milliseconds`. An attempt counts if it was created after
 * `createdAt - milliseconds` of the new one, and not later than `createdAt + clockSkewMs`.
 */
export interface AttemptLimit {
  /** Whose attempts are counted: those of the user, or of all users with the same tenant. */
  scope: 'user' | 'tenant';
  /** Maximum number of attempts. If that many count already, the new one is not written. */
  attempts: number;
  /** Length of the sliding window, in milliseconds. */
  milliseconds: number;
}

/** What `createAttempt` did. */
export type Creation =
  /** The attempt was written. */
  | { result: 'created' }
  /** A limit is reached, and nothing was written. */
  | {
      result: 'limited';
      /** When the limit is no longer reached, in milliseconds since 1970. At most `milliseconds` of the limit from now. */
      retryAt: number;
    };
