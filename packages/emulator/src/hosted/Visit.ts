/** What a visit to the hosted page carries from step to step: the parameters it was opened with. */
export interface Visit {
  readonly token: string;
  /** Display name for the identity; empty when the URL had none. */
  readonly userName: string;
}
