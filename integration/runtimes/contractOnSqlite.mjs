// Runs the published contract on `node:sqlite`. Prints the name of each check, with its error if it fails.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqlite, sqlStore } from '@kit/server/stores/sql';
import { storeContract } from '@kit/server/testing';

const folder = mkdtempSync(join(tmpdir(), 'connect-sqlite-'));
const databases = [];

async function makeStore() {
  const database = new DatabaseSync(join(folder, `${databases.length}.sqlite`));
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
