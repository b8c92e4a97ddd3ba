import type { ApplicationRecord } from '../backend/applicationRecords.ts';
import type { Backend } from '../backend/createBackend.ts';
import type { TokenRecord } from '../backend/tokenRecords.ts';
import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';

/** URL parameters of the hosted page. Each form repeats them in hidden fields. */
export interface PageParameters {
  readonly token: string;
  /** Name for the identity; empty if the URL has none. */
  readonly userName: string;
}

/** A request to the hosted page with a token that exists. */
export interface HostedContext {
  readonly backend: Backend;
  readonly settings: Readonly<EmulatorSettings>;
  readonly parameters: PageParameters;
  readonly token: TokenRecord;
  readonly application: ApplicationRecord;
  /** Fields of the submitted form; empty for GET. */
  readonly form: URLSearchParams;
  readonly signal: AbortSignal;
}
