import type { Backend } from '../backend/Backend.ts';
import type { ApplicationRecord, TokenRecord } from '../backend/records.ts';
import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';
import type { Visit } from './Visit.ts';

/** A visit to the hosted page with a token that opens it. */
export interface HostedContext {
  readonly backend: Backend;
  readonly settings: Readonly<EmulatorSettings>;
  readonly visit: Visit;
  readonly token: TokenRecord;
  readonly application: ApplicationRecord;
  /** Fields of the submitted form; empty when the page is opened. */
  readonly form: URLSearchParams;
  readonly signal: AbortSignal;
}
