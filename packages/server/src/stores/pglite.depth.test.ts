import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe } from 'vitest';
import { describeContract } from './describeContract.fixture.ts';
import { truncate } from './describePostgres.fixture.ts';
import { pglite } from './postgres.ts';
import { sqlStore } from './sqlStore.ts';

describe('on PGlite', () => {
  let database: PGlite;
  beforeAll(async () => {
    database = await PGlite.create();
    await sqlStore(pglite(database)).migrate();
  }, 60_000);
  afterAll(() => database.close());

  describeContract('sqlStore', async () => {
    await database.exec(truncate());
    return sqlStore(pglite(database));
  });
});
