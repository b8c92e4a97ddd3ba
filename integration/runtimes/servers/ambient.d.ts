// The globals of other runtimes that the servers use. The type packages of these runtimes conflict with Node's.
type Answering = (request: Request) => Promise<Response>;

declare const Bun: {
  serve(options: { port: string | undefined; routes: Record<string, Answering> }): unknown;
};

declare const Deno: {
  env: { get(name: string): string | undefined };
  serve(options: { port: number }, handler: Answering): unknown;
};

declare module 'cloudflare:workers' {
  export const env: Record<string, string>;
}

declare module 'express4' {
  import express from 'express';
  export = express;
}
