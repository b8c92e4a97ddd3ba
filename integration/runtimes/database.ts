import { Client } from 'pg';
import { startPostgres } from '../../packages/server/src/stores/postgresServer.fixture.ts';
import { startSilentProxy, type SilentProxy } from '../../packages/server/src/stores/silentProxy.fixture.ts';

/** A PostgreSQL behind a TCP proxy. */
export interface Database {
  url: string;
  proxy: SilentProxy;
  /** A connection that does not use the proxy. */
  admin: Client;
  stop: () => Promise<void>;
}

/** Starts one for an app with the name `name`. If this machine has no PostgreSQL, returns the reason as text. */
export async function startDatabase(name: string): Promise<Database | string> {
  const server = await startPostgres();
  if (typeof server === 'string') return server;
  const { config } = server;
  const admin = new Client(config);
  await admin.connect();
  const { host, port, user, password, database } = admin;
  const proxy = await startSilentProxy(
    host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port },
  );
  const url = new URL(`postgresql://${user}@127.0.0.1:${proxy.port}/${database}`);
  url.searchParams.set('application_name', name);
  if (password) url.password = password;
  if (config.options) url.searchParams.set('options', config.options);
  return {
    url: url.href,
    proxy,
    admin,
    async stop() {
      proxy.stop();
      await admin.end();
      await server.stop();
    },
  };
}
