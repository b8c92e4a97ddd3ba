import { ConnectError, type Connect } from '@kit/server';
import { scenarioNames, scenarios, type Emulator } from '@kit/emulator';
import { demoUserCookie, demoUsers, getDemoUser, isFirstVisit } from './demoUsers.ts';
import { showSignIn, signIn } from './signInPage.ts';

/** Creates the demo's own routes. They are not part of the kit, and a product has other routes instead. */
export function createDemoRoutes(connect: Connect, emulator: Emulator | undefined, hostedOrigin: string) {
  return async function handle(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const route = `${request.method} ${pathname}`;
    if (route === 'GET /api/demo') return readDemo(request);
    const next = searchParams.get('next') ?? '/';
    if (route === 'GET /api/demo/sign-in') return showSignIn(next);
    if (route === 'POST /api/demo/sign-in') return signIn(request, next, await request.text());
    // Refuse other types, because any site can submit a plain form. JSON needs a CORS preflight request.
    if (!request.headers.get('content-type')?.startsWith('application/json'))
      return new Response(null, { status: 415 });
    const input: unknown = await request.json().catch(() => undefined);
    const field = (name: string) => (isRecord(input) && typeof input[name] === 'string' ? input[name] : '');
    const list = (name: string) => (isRecord(input) && Array.isArray(input[name]) ? input[name] : []);

    if (route === 'POST /api/demo/user') return switchUser(field('id'));
    if (route === 'POST /api/demo/scenario') return chooseScenario(field('name'));
    if (route === 'POST /api/demo/session') return startSession(request, list('connectionIds'));
    return new Response(null, { status: 404 });
  };

  function readDemo(request: Request): Response {
    const isFirst = isFirstVisit(request);
    const user = isFirst ? demoUsers[0] : getDemoUser(request);
    return Response.json(
      {
        userId: user?.id ?? null,
        users: demoUsers,
        mode: emulator ? 'emulator' : 'anchor',
        hostedOrigin,
        scenario: emulator?.scenario() ?? null,
        scenarios: emulator ? scenarioNames.map((name) => ({ name, ...scenarios[name] })) : [],
      },
      { headers: isFirst ? { 'set-cookie': demoUserCookie(demoUsers[0].id) } : {} },
    );
  }

  function chooseScenario(name: string): Response {
    const scenario = scenarioNames.find((candidate) => candidate === name);
    if (!emulator || !scenario) return new Response(null, { status: 404 });
    emulator.chooseScenario(scenario);
    return new Response(null, { status: 204 });
  }

  async function startSession(request: Request, connectionIds: readonly unknown[]): Promise<Response> {
    const user = getDemoUser(request);
    if (!user)
      return Response.json(
        { message: 'You are signed out. Choose a user, then try again.' },
        { status: 401 },
      );
    try {
      const own = await connect.listConnections({ userId: user.id });
      const chosen = own.filter((connection) => connectionIds.includes(connection.id));
      if (chosen.length === 0)
        return Response.json({ message: 'This account is not connected any more.' }, { status: 404 });
      const { id } = await connect.createSession({
        userId: user.id,
        applications: chosen.map(({ application, id: connectionId }) => ({ application, connectionId })),
        agent: 'Playground',
        purpose: 'To show you a browser that is signed in.',
        takeOver: true,
      });
      return Response.json({ id });
    } catch (error) {
      if (!(error instanceof ConnectError)) throw error;
      return Response.json({ message: error.message }, { status: error.status });
    }
  }
}

function switchUser(id: string): Response {
  const user = demoUsers.find((candidate) => candidate.id === id);
  return new Response(null, {
    status: 204,
    headers: { 'set-cookie': demoUserCookie(user?.id ?? 'signed-out') },
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
