// A process that runs completions, and may kill itself between two statements. Its argument is a WorkerOptions.
import { openPlace } from './openPlace.fixture.ts';
import type { SqlExecutor, SqlQuery } from './sqlExecutor.ts';
import { sqlStore } from './sqlStore.ts';
import type { WorkerOptions } from './startWorker.fixture.ts';
import type { Completion } from './Completion.ts';

const die = () => process.kill(process.pid, 'SIGKILL');

/** Ends this process as `kill -9` does once a transaction has run so many statements, or at last when it is committed. */
function dyingAfter(statements: number, executor: SqlExecutor): SqlExecutor {
  return {
    ...executor,
    async transaction(work) {
      if (!isReady) return executor.transaction(work);
      const result = await executor.transaction((query, execute) => {
        let left = statements;
        const counted: SqlQuery = async (sql, values) => {
          if (left === 0) die();
          const rows = await query(sql, values);
          if (--left === 0) die();
          return rows;
        };
        return work(counted, execute);
      });
      die();
      return result;
    },
  };
}

let isReady = false;
const { place, dieAfter }: WorkerOptions = JSON.parse(process.argv[2] ?? '');
const { executor } = openPlace(place);
const store = sqlStore(dieAfter === undefined ? executor : dyingAfter(dieAfter, executor));
await store.findAttempt({ id: '' }); // checks the tables, also in a transaction
isReady = true;

process.on('message', (completions: Completion[]) => {
  const results = completions.map(async (completion) => (await store.completeAttempt(completion)).result);
  void Promise.all(results).then((all) => process.send?.(all));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
