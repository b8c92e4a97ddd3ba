import type { CaseName } from './cases.ts';

/** One way to run the kit. */
export interface Row {
  name: string;
  command: string[];
  env?: Record<string, string>;
  /** Where browsers see the handler. @default '/api/connect' */
  base?: string;
  /** Added by the framework at the end of each path. */
  slash?: '/';
  /** Where its commands run. @default '.' */
  folder?: string;
  /** Run once, before the server starts. */
  prepare?: string[];
  /** Runs the server behind a proxy that adds `X-Forwarded-…` headers. */
  isProxied?: boolean;
  /** Where requests come from: the kit's adapter for Node, or the runtime, which creates a `Request`. */
  mount: 'node' | 'fetch';
  /** Whether a body parser has read the body. */
  isParsed?: boolean;
  /** Whether the framework responds to requests that its router does not accept. */
  routesFirst?: boolean;
  /** Whether the framework itself fails on an invalid Host, with 500. */
  refusesHost?: boolean;
  /** Whether the server uses a separate PostgreSQL, at `DATABASE_URL`. */
  hasDatabase?: boolean;
  /** Why it cannot run on this machine, if it cannot. */
  missing?: string;
  /** Cases that do not apply here, with the reason. */
  without?: Partial<Record<CaseName, string>>;
}

/** Why a row is without the case `cookies`. */
export const noCookie = 'this app does not set its own cookie';
