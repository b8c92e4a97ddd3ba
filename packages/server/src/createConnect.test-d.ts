import type { IncomingMessage, ServerResponse } from 'node:http';
import Anchorbrowser from 'anchorbrowser';
import Database from 'libsql';
import { describe, expectTypeOf, test } from 'vitest';
import { createAnchorClient, type AnchorClient } from './anchor.ts';
import type { ClassSdk } from './anchor/classSdk.fixture.ts';
import * as functions from './anchor/functionSdk.fixture.ts';
import {
  createConnect,
  type AnchorEvent,
  type AnchorEventName,
  type Connect,
  memoryStore,
  type BrowserSession,
  type Connection,
  type AccountRequest,
  type ConnectOptions,
  type ErrorCode,
  type ConnectError,
  type RequestResult,
  type Store,
  type TaskResult,
} from './index.ts';
import { toNodeHandler } from './adapters/toNodeHandler.ts';
import { sqlite, sqlStore, type SqliteDatabase } from './stores/sql.ts';

const options = {
  anchor: createAnchorClient({ apiKey: 'key' }),
  publicUrl: 'https://app.example.com',
  store: memoryStore(),
  getUser: () => null,
};

test('either client fits as it is', () => {
  expectTypeOf<Anchorbrowser>().toExtend<AnchorClient>();
  expectTypeOf(createAnchorClient).returns.toEqualTypeOf<AnchorClient>();
  expectTypeOf(new Anchorbrowser()).toExtend<ConnectOptions['anchor']>();
});

test('both shapes that are announced for SDK 1.0 fit', () => {
  expectTypeOf<ClassSdk>().toExtend<AnchorClient>();
  expectTypeOf(functions.clientOfFunctions).returns.toExtend<AnchorClient>();
  // @ts-expect-error -- the functions need an object with the kit's names
  createConnect({ ...options, applications: {}, anchor: functions });
});

test('a SQLite driver fits as it is', () => {
  expectTypeOf<Database.Database>().toExtend<SqliteDatabase>();
  expectTypeOf(sqlStore(sqlite(new Database('connect.sqlite')))).toExtend<Store>();
});

test('a session is for a configured application only', () => {
  const connect = createConnect({
    ...options,
    applications: { linkedin: { id: process.env.LINKEDIN_APP_ID }, notion: { id: 'x', name: 'Notion' } },
  });
  expectTypeOf(connect.createSession).returns.resolves.toEqualTypeOf<BrowserSession>();
  void connect.createSession({ userId: 'ada', application: 'notion' });
  void connect.createSession({ userId: 'ada', applications: ['notion', { application: 'linkedin' }] });
  // @ts-expect-error -- no such application was configured
  void connect.createSession({ userId: 'ada', application: 'myspace' });
  // @ts-expect-error -- no such application was configured
  void connect.createSession({ userId: 'ada', applications: ['notion', 'myspace'] });
  // @ts-expect-error -- one application or several
  void connect.createSession({ userId: 'ada', application: 'notion', applications: ['linkedin'] });
  // @ts-expect-error -- whose session?
  void connect.createSession({ application: 'notion' });
});

test('a task runs with a configured application', () => {
  const connect = createConnect({ ...options, applications: { linkedin: { id: 'x' } } });
  expectTypeOf(connect.runTask).returns.resolves.toEqualTypeOf<TaskResult>();
  void connect.runTask({ userId: 'ada', applications: ['linkedin'], taskId: 'x', input: { month: 'May' } });
  // @ts-expect-error -- no such application was configured
  void connect.runTask({ userId: 'ada', application: 'myspace', taskId: 'x' });
  // @ts-expect-error -- which task?
  void connect.runTask({ userId: 'ada', application: 'linkedin' });
  // @ts-expect-error -- no such application was configured
  void connect.identityOf({ userId: 'ada', application: 'myspace' });
});

test('whatever was caught can become a request', async () => {
  const connect = createConnect({ ...options, applications: { linkedin: { id: 'x' } } });
  const caught: unknown = new Error('lost');
  expectTypeOf(await connect.requestFor(caught, { userId: 'ada' })).toEqualTypeOf<RequestResult>();
  // @ts-expect-error -- the error names the application
  void connect.requestFor(caught, { userId: 'ada', application: 'linkedin' });
});

test('the name of an event of Anchor says whether it is documented', () => {
  expectTypeOf<NonNullable<ConnectOptions['onAnchorEvent']>>().parameter(0).toEqualTypeOf<AnchorEvent>();
  expectTypeOf<Exclude<AnchorEvent['type'], 'other'>>().toEqualTypeOf<AnchorEventName>();
  expectTypeOf<Extract<AnchorEvent, { type: 'other' }>['name']>().toEqualTypeOf<string>();
});

test('a request is for a configured application and for a certain user', () => {
  const connect = createConnect({ ...options, applications: { linkedin: { id: 'x' } } });
  expectTypeOf(connect.request).returns.resolves.toEqualTypeOf<RequestResult>();
  expectTypeOf(connect.waitFor).returns.resolves.toEqualTypeOf<AccountRequest>();
  void connect.request({ userId: 'ada', application: 'linkedin', key: 'call', input: { text: 'hi' } });
  void connect.readRequest({ userId: 'ada', key: 'call' });
  // @ts-expect-error -- no such application was configured
  void connect.request({ userId: 'ada', application: 'myspace' });
  // @ts-expect-error -- whose account?
  void connect.request({ application: 'linkedin' });
  // @ts-expect-error -- a claim is for one call
  void connect.claim({ userId: 'ada', application: 'linkedin' });
  // @ts-expect-error -- how long?
  void connect.waitFor({ userId: 'ada', id: 'x' });
  // @ts-expect-error -- which request?
  void connect.readRequest({ userId: 'ada' });
});

test('a result says what to do next', async () => {
  const connect = createConnect({ ...options, applications: { linkedin: { id: 'x' } } });
  const result = await connect.claim({ userId: 'ada', application: 'linkedin', key: 'call' });
  if (result.id === null) expectTypeOf(result.connection).toEqualTypeOf<Connection>();
  else if (result.status === 'used') expectTypeOf(result.id).toEqualTypeOf<string>();
  else expectTypeOf(result).toEqualTypeOf<AccountRequest>();
});

test('what is made for some applications fits where any are meant', () => {
  const connect = createConnect({ ...options, applications: { linkedin: { id: 'x' } } });
  expectTypeOf(connect).toExtend<Connect>();
});

test('what is missing or wrong does not compile', () => {
  // @ts-expect-error -- the applications are missing
  createConnect(options);
  const applications = { linkedin: { id: 'x' } };
  // @ts-expect-error -- a user has an id
  createConnect({ ...options, applications, getUser: () => ({ name: 'Ada' }) });
  // @ts-expect-error -- an id is text
  createConnect({ ...options, applications, getUser: () => ({ id: 7 }) });
  // @ts-expect-error -- one of two words
  createConnect({ ...options, applications, callbackSession: 'always' });
  // @ts-expect-error -- an application is an object with an id
  createConnect({ ...options, applications: { linkedin: 'x' } });
  expectTypeOf(
    createConnect({ ...options, applications, getUser: async () => undefined }),
  ).toExtend<object>();
});

test('the names of the applications can be inferred from the type alone', () => {
  const connect = createConnect({ ...options, applications: { linkedin: { id: 'x' }, notion: { id: 'y' } } });
  const onExpress = createConnect({
    ...options,
    applications: { linkedin: { id: 'x' } },
    getUser: (_request, req: IncomingMessage & { user: { id: string } }) => req.user,
  });
  type NameOf<T> = T extends Connect<infer Application> ? Application : never;
  expectTypeOf<NameOf<typeof connect>>().toEqualTypeOf<'linkedin' | 'notion'>();
  expectTypeOf<NameOf<typeof onExpress>>().toEqualTypeOf<'linkedin'>();
  expectTypeOf(connect.listApplications()[0]?.application).toEqualTypeOf<'linkedin' | 'notion' | undefined>();
});

test('error codes have a type', () => {
  expectTypeOf<ConnectError['code']>().toEqualTypeOf<ErrorCode>();
});

describe('the second argument of getUser', () => {
  const applications = { linkedin: { id: 'x' } };
  type ExpressRequest = IncomingMessage & { user: { id: string } };
  interface Context {
    var: { userId: string };
  }

  test('is unknown unless it is annotated, and the kit then fits every framework', () => {
    const connect = createConnect({
      ...options,
      applications,
      getUser: (_request, frameworkRequest) => {
        expectTypeOf(frameworkRequest).toBeUnknown();
        return null;
      },
    });
    expectTypeOf(connect).toEqualTypeOf<Connect<'linkedin'>>();
    void connect.handler(new Request('https://app.example.com'));
    void connect.handler(new Request('https://app.example.com'), { anything: true });
    expectTypeOf(toNodeHandler(connect)).toEqualTypeOf<
      (req: IncomingMessage, res: ServerResponse) => Promise<void>
    >();
  });

  test('has the type of the framework once it is annotated, without a guard', () => {
    const connect = createConnect({
      ...options,
      applications,
      getUser: (_request, req: ExpressRequest) => ({ id: req.user.id }),
    });
    expectTypeOf(toNodeHandler(connect)).toEqualTypeOf<
      (req: ExpressRequest, res: ServerResponse) => Promise<void>
    >();
    // @ts-expect-error -- bare node:http leaves no user there
    expectTypeOf(toNodeHandler(connect)).toExtend<(req: IncomingMessage, res: ServerResponse) => unknown>();
    // @ts-expect-error -- getUser would read undefined
    void connect.handler(new Request('https://app.example.com'));
  });

  test('is what a web handler passes on', () => {
    const connect = createConnect({
      ...options,
      applications,
      getUser: async (_request: Request, context: Context) => ({ id: context.var.userId }),
    });
    void connect.handler(new Request('https://app.example.com'), { var: { userId: 'ada' } });
    expectTypeOf(connect.handler).parameter(1).toEqualTypeOf<Context>();
    // @ts-expect-error -- another framework's context
    void connect.handler(new Request('https://app.example.com'), { locals: {} });
    // @ts-expect-error -- Node passes its own request
    toNodeHandler(connect);
  });

  test('may be undefined where a framework passes nothing', () => {
    const connect = createConnect({
      ...options,
      applications,
      getUser: (_request: Request, _nothing: undefined, headers: Headers) => {
        headers.append('set-cookie', 'session=1');
        return null;
      },
    });
    void connect.handler(new Request('https://app.example.com'), undefined);
    expectTypeOf(connect.handler).parameter(1).toEqualTypeOf<undefined>();
  });
});
