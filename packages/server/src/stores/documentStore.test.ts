import { setImmediate } from 'node:timers/promises';
import { describeContract } from './describeContract.fixture.ts';
import { documentStore, type VersionedValue } from './documentStore.fixture.ts';

/** A value behind a network. Before every third write, another process writes. */
function createValue(): VersionedValue {
  let version = 0;
  let writes = 0;
  let text: string | undefined;
  return {
    async get() {
      await setImmediate();
      return { version, text };
    },
    async set(expected, changed) {
      await setImmediate();
      if (++writes % 3 === 0) version++;
      if (expected !== version) return false;
      version++;
      text = changed;
      return true;
    },
  };
}

describeContract('a custom store that can only compare and set one value', () =>
  documentStore(createValue()),
);
