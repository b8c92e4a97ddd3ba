import type { Emulator } from '../Emulator.ts';
import { readJson } from '../http/requestBody.ts';
import { isRemote, isSameOrigin } from '../http/requestOrigin.ts';
import { ApiError, json } from '../http/responses.ts';
import { controlRoutes } from './controlRoutes.ts';

/** Which requests may use the control API. */
export interface ControlAccess {
  /** The emulator's origin. */
  readonly origin: string;
  /** Whether only the emulator can own the hostname in the request's URL. */
  readonly isTrustedHostname: boolean;
  /** Other origins whose pages may call the control API. */
  readonly allowedOrigins: readonly string[];
}

/** Handles a request to `/_emulator/…`. Refuses pages of other sites and requests from other machines. */
export async function handleControl(
  request: Request,
  emulator: Emulator,
  access: ControlAccess,
): Promise<Response> {
  const response = await respond(request, emulator, access);
  const sender = request.headers.get('origin');
  if (sender !== null && access.allowedOrigins.includes(sender)) {
    response.headers.set('access-control-allow-origin', sender);
  }
  response.headers.append('vary', 'Origin');
  return response;
}

async function respond(request: Request, emulator: Emulator, access: ControlAccess): Promise<Response> {
  if (isRemote(request))
    return controlError(
      403,
      'The control API is available on this machine only. To allow other machines, set dangerouslyAllowRemoteControl (--dangerously-allow-remote-control).',
    );
  const sender = request.headers.get('origin');
  const isListed = sender !== null && access.allowedOrigins.includes(sender);
  if (!isListed && !access.isTrustedHostname)
    return controlError(
      403,
      `The control API is not available under the hostname ${new URL(request.url).hostname}. Set publicUrl (--public-url) to the emulator's origin.`,
    );
  if (!isListed && !isSameOrigin(request, access.origin))
    return controlError(
      403,
      'Pages of this origin may not use the control API. To allow them, add the origin to allowedOrigins (--allow-origin).',
    );
  if (request.method === 'OPTIONS') return preflightResponse();
  const { pathname, searchParams } = new URL(request.url);
  const route = controlRoutes.get(`${request.method} ${pathname.slice('/_emulator'.length)}`);
  if (!route) return controlError(404, `The control API has no route ${request.method} ${pathname}.`);
  try {
    const fields = request.method === 'GET' ? Object.fromEntries(searchParams) : await readJson(request);
    return json((await route(emulator, fields)) ?? { ok: true });
  } catch (error) {
    if (error instanceof ApiError) return controlError(error.status, error.message);
    return controlError(400, error instanceof Error ? error.message : 'Unexpected error.');
  }
}

function preflightResponse(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
      'access-control-allow-headers': 'content-type',
      'access-control-allow-private-network': 'true',
    },
  });
}

function controlError(status: number, message: string): Response {
  return json({ error: { code: status, message } }, status);
}
