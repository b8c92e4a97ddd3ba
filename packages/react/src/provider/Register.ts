/**
 * Augment it to type application names as the keys of your server's `applications`.
 *
 * @example
 * import type { connect } from './server/connect';
 *
 * declare module '@kit/react' {
 *   interface Register {
 *     connect: typeof connect;
 *   }
 * }
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- empty until the app augments it
export interface Register {}

interface RegisteredConnect {
  connect: { listApplications: () => unknown[] };
}

/** A key of the server's `applications` if `Register` is augmented, otherwise any string. */
export type ApplicationName = Register extends RegisteredConnect
  ? ReturnType<Register['connect']['listApplications']>[number] extends {
      application: infer Name extends string;
    }
    ? Name
    : string
  : string;
