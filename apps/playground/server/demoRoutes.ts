import { ConnectError, type Connect } from '@kit/server';
import { scenarioNames, scenarios, type Emulator } from '@kit/emulator';
import { demoUserCookie, demoUsers, getDemoUser, isNewcomer } from './demoUsers.ts';

/** What the demo's own page asks for, beside the kit's handler. A product has its own of these. */
export function createDemoRoutes(connect: Connect, emulator: Emulator | undefined, hostedOrigin: string) {
  return async function handle(request: Request): Promise<Response> {
    const route = `${request.method} ${new URL(request.url).pathname}`;
    if (route === 'GET /api/demo') return describe(request);
    // A page of another site cannot send JSON without asking first.
    if (!request.headers.get('content-type')?.startsWith('application/json'))
      return new Response(null, { status: 415 });
    const input: unknown = await request.json().catch(() => undefined);
    const field = (name: string) => (isRecord(input) && typeof input[name] === 'string' ? input[name] : '');

    if (route === 'POST /api/demo/user') return switchUser(field('id'));
    if (route === 'POST /api/demo/scenario') return chooseScenario(field('name'));
    if (route === 'POST /api/demo/session')
      return startSession(request, field('application'), field('connectionId'));
    return new Response(null, { status: 404 });
  };

  function describe(request: Request): Response {
    const isNew = isNewcomer(request);
    const user = isNew ? demoUsers[0] : getDemoUser(request);
    return Response.json(
      {
        userId: user?.id ?? null,
        users: demoUsers,
        mode: emulator ? 'emulator' : 'anchor',
        hostedOrigin,
        scenario: emulator?.scenario() ?? null,
        scenarios: emulator ? scenarioNames.map((name) => ({ name, ...scenarios[name] })) : [],
      },
      { headers: isNew ? { 'set-cookie': demoUserCookie(demoUsers[0].id) } : {} },
    );
  }

  function chooseScenario(name: string): Response {
    const known = scenarioNames.find((scenario) => scenario === name);
    if (!emulator || !known) return new Response(null, { status: 404 });
    emulator.chooseScenario(known);
    return new Response(null, { status: 204 });
  }

  async function startSession(
    request: Request,
    application: string,
    connectionId: string,
  ): Promise<Response> {
    const user = getDemoUser(request);
    if (!user) return Response.json({ message: 'Sign in first.' }, { status: 401 });
    try {
      const session = await connect.createSession({ userId: user.id, application, connectionId });
      // The live view is a credential: only the owner gets it. cdpUrl stays here.
      return Response.json({ liveViewUrl: session.liveViewUrl });
    } catch (error) {
      if (!(error instanceof ConnectError)) throw error;
      return Response.json({ message: error.message }, { status: error.status });
    }
  }
}

function switchUser(id: string): Response {
  const user = demoUsers.find((known) => known.id === id);
  return new Response(null, { status: 204, headers: { 'set-cookie': demoUserCookie(user?.id ?? 'nobody') } });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
