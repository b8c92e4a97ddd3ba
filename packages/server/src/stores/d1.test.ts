import { describeContract } from './describeContract.fixture.ts';
import { d1 } from './d1.ts';
import { openD1 } from './d1.fixture.ts';
import { sqlStore } from './sqlStore.ts';

describeContract('sqlStore on a database with the API of D1', async () => {
  const store = sqlStore(d1(openD1()));
  await store.migrate();
  return store;
});
