import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';
import { ApiError } from './ApiError.ts';
import { json } from './json.ts';

/** The error in the body that the settings ask for. Anything but an `ApiError` is a 500. */
export function errorResponse(error: unknown, settings: Readonly<EmulatorSettings>): Response {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, error instanceof Error ? error.message : 'Unexpected failure.');
  if (known.status !== 401) return json(errorBody(known, settings.errorBody), known.status, known.headers);
  if (settings.unauthorizedBody === 'empty') return new Response(null, { status: 401 });
  if (settings.unauthorizedBody === 'html') return htmlError(401, 'Unauthorized');
  return json(errorBody(known, settings.unauthorizedBody), 401, known.headers);
}

/** An HTML error page, as a proxy in front of an API answers. */
export function htmlError(status: number, title: string): Response {
  const body = `<!doctype html><html lang="en"><title>${status} ${title}</title><h1>${status} ${title}</h1></html>`;
  return new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function errorBody({ status, message }: ApiError, shape: EmulatorSettings['errorBody']): unknown {
  if (shape === 'flat') return { error: message, code: status };
  if (shape === 'message') return { message };
  return { error: { code: status, message } };
}
