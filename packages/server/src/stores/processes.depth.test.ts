import { describe } from 'vitest';
import { describePostgres, newPool } from './describePostgres.fixture.ts';
import { openNodeSqlite, withoutNodeSqlite } from './nodeSqlite.fixture.ts';
import { newSqliteFile } from './sqliteFile.fixture.ts';
import { tables } from './sqlSchema.ts';
import { testContest } from './testContest.fixture.ts';
import { testKills } from './testKills.fixture.ts';

const placeFor = (driver: 'libsql' | 'node:sqlite') => async () => ({ file: await newSqliteFile(), driver });

describe('processes that share a SQLite file', () => {
  testContest(placeFor('libsql'));
  testKills(placeFor('libsql'));
});

describe.skipIf(!openNodeSqlite)(`processes that share a file of node:sqlite${withoutNodeSqlite}`, () => {
  testContest(placeFor('node:sqlite'));
  testKills(placeFor('node:sqlite'));
});

await describePostgres('processes that share a PostgreSQL', ({ config }) => {
  const makePlace = async () => {
    const pool = newPool(config);
    await pool.query(`DROP TABLE IF EXISTS ${tables.join(', ')}`);
    await pool.end();
    return { config };
  };
  testContest(makePlace);
  testKills(makePlace);
});
