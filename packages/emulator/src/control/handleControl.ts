import type { Emulator } from '../Emulator.ts';
import { ApiError } from '../http/ApiError.ts';
import { comesFromOwnPage } from '../http/comesFromOwnPage.ts';
import { isRemote } from '../http/isRemote.ts';
import { json } from '../http/json.ts';
import { readJson } from '../http/readJson.ts';
import { controlRoutes } from './controlRoutes.ts';

/** Who may use the control API. */
export interface ControlAccess {
  /** Origin where the emulator is served. */
  readonly origin: string;
  /** Whether the request names the emulator by a name that no stranger can own. */
  readonly isOwnName: boolean;
  readonly allowedOrigins: readonly string[];
}

/** Answers a request to `/_emulator/…`. Refuses pages of other sites: this is a tool for developers and tests. */
export async function handleControl(
  request: Request,
  emulator: Emulator,
  access: ControlAccess,
): Promise<Response> {
  const response = await answerControl(request, emulator, access);
  const sender = request.headers.get('origin');
  if (sender !== null && access.allowedOrigins.includes(sender)) {
    response.headers.set('access-control-allow-origin', sender);
  }
  response.headers.append('vary', 'Origin');
  return response;
}

async function answerControl(request: Request, emulator: Emulator, access: ControlAccess): Promise<Response> {
  if (isRemote(request))
    return controlError(
      403,
      'The control API answers this machine only. Start the emulator with dangerouslyAllowRemoteControl (--dangerously-allow-remote-control) to open it to the network.',
    );
  const sender = request.headers.get('origin');
  const isListed = sender !== null && access.allowedOrigins.includes(sender);
  if (!isListed && !access.isOwnName)
    return controlError(
      403,
      `The emulator does not know the name ${new URL(request.url).hostname}. Set publicUrl (--public-url) to the origin where it is served.`,
    );
  if (!isListed && !comesFromOwnPage(request, access.origin))
    return controlError(403, 'Pages of this origin may not control the emulator.');
  if (request.method === 'OPTIONS') return preflight();
  const { pathname } = new URL(request.url);
  const route = controlRoutes.get(`${request.method} ${pathname.slice('/_emulator'.length)}`);
  if (!route) return controlError(404, `There is no ${request.method} ${pathname}.`);
  try {
    const body = request.method === 'GET' ? {} : await readJson(request);
    return json((await route(emulator, body)) ?? { ok: true });
  } catch (error) {
    if (error instanceof ApiError) return controlError(error.status, error.message);
    return controlError(400, error instanceof Error ? error.message : 'Unexpected failure.');
  }
}

function preflight(): Response {
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
