import Anchorbrowser from 'anchorbrowser';
import Database from 'libsql';
import { expectTypeOf, test } from 'vitest';
import { createAnchorClient, type AnchorClient } from './anchor.ts';
import {
  createConnect,
  type Connect,
  memoryStore,
  type BrowserSession,
  type ConnectOptions,
  type Store,
} from './index.ts';
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

test('a SQLite driver fits as it is', () => {
  expectTypeOf<Database.Database>().toExtend<SqliteDatabase>();
  expectTypeOf(sqlStore(sqlite(new Database('connect.sqlite')))).toExtend<Store>();
});

test('a session is for a configured application only', () => {
  const connect = createConnect({
    ...options,
    applications: { linkedin: { id: process.env.LINKEDIN_APP_ID }, notion: { id: 'x', name: 'Notion' } },
  });
  type Session = Parameters<typeof connect.createSession>[0];
  expectTypeOf<Session['application']>().toEqualTypeOf<'linkedin' | 'notion'>();
  expectTypeOf(connect.createSession).returns.resolves.toEqualTypeOf<BrowserSession>();
  void connect.createSession({ userId: 'ada', application: 'notion' });
  // @ts-expect-error -- no such application was configured
  void connect.createSession({ userId: 'ada', application: 'myspace' });
  // @ts-expect-error -- whose session?
  void connect.createSession({ application: 'notion' });
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
