// Runs the published contract on `node:sqlite`, or on `bun:sqlite` in Bun. Prints the name of each check, with its error if it fails.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlite, sqlStore } from '@kit/server/stores/sql';
import { storeContract } from '@kit/server/testing';

const Database = process.versions.bun
  ? (await import('bun:sqlite')).Database
  : (await import('node:sqlite')).DatabaseSync;
const folder = mkdtempSync(join(tmpdir(), 'connect-sqlite-'));
const databases = [];

async function makeStore() {
  const database = new Database(join(folder, `${databases.length}.sqlite`));
  databases.push(database);
  const store = sqlStore(sqlite(database));
  await store.migrate();
  return store;
}

for (const check of storeContract) {
  const error = await check.run(makeStore).then(
    () => '',
    (reason) => String(reason),
  );
  console.log(JSON.stringify({ name: check.name, error }));
}
for (const database of databases) database.close();
rmSync(folder, { recursive: true });
