// The globals of other runtimes that the servers use. The type packages of these runtimes conflict with Node's.
type Answering = (request: Request) => Promise<Response>;

declare const Bun: {
  serve(options: { port: string | undefined; routes: Record<string, Answering> }): unknown;
};

declare module 'bun:sqlite' {
  export class Database {
    constructor(filename: string);
    exec(sql: string): unknown;
    prepare(sql: string): { all(...values: unknown[]): unknown[] };
  }
}

declare const Deno: {
  env: { get(name: string): string | undefined };
  serve(options: { port: number }, handler: Answering): unknown;
};

declare module 'cloudflare:workers' {
  import type { D1Database } from '@kit/server/stores/sql';

  export const env: {
    ANCHORBROWSER_API_KEY: string;
    ANCHOR_URL: string;
    DATABASE_URL: string;
    SELF: { fetch(request: Request, init: { signal: AbortSignal }): Promise<Response> };
    DB: D1Database;
  };
  export function waitUntil(work: Promise<unknown>): void;
}

declare module 'express4' {
  import express from 'express';
  export = express;
}
