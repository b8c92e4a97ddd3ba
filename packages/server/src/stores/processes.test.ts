import { describe } from 'vitest';
import { describePostgres, newPool } from './describePostgres.fixture.ts';
import { newSqliteFile } from './sqliteFile.fixture.ts';
import { tables } from './sqlSchema.ts';
import { testContest } from './testContest.fixture.ts';
import { testKills } from './testKills.fixture.ts';

const newSqlitePlace = async () => ({ file: await newSqliteFile() });

describe('processes that share a SQLite file', () => {
  testContest(newSqlitePlace);
  testKills(newSqlitePlace);
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
