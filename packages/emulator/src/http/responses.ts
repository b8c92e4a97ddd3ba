import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';

/** An error response of the API. Route handlers throw it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** Creates a JSON response. */
export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}

/** Creates an error response in the shape that the settings choose. Unexpected errors become a 500. */
export function errorResponse(error: unknown, settings: Readonly<EmulatorSettings>): Response {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, error instanceof Error ? error.message : 'Unexpected error.');
  if (known.status !== 401) return json(errorBody(known, settings.errorBody), known.status, known.headers);
  if (settings.unauthorizedBody === 'empty') return new Response(null, { status: 401 });
  if (settings.unauthorizedBody === 'html') return htmlError(401, 'Unauthorized');
  return json(errorBody(known, settings.unauthorizedBody), 401, known.headers);
}

/** Creates an HTML error page, like that of a proxy. */
export function htmlError(status: number, title: string): Response {
  const body = `<!doctype html><html lang="en"><title>${status} ${title}</title><h1>${status} ${title}</h1></html>`;
  return new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** Creates a redirect that the browser follows with GET. */
export function seeOther(location: string): Response {
  // Header values must be ASCII, and callback URLs may contain other characters.
  const ascii = location.replaceAll(/[^\x21-\x7e]+/g, encodeURIComponent);
  return new Response(null, { status: 303, headers: { location: ascii, 'cache-control': 'no-store' } });
}

function errorBody({ status, message }: ApiError, shape: EmulatorSettings['errorBody']): unknown {
  if (shape === 'flat') return { error: message, code: status };
  if (shape === 'message') return { message };
  return { error: { code: status, message } };
}
