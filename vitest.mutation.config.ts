import { defineConfig, type Plugin } from 'vitest/config';
import { ThreadsPoolWorker, type PoolOptions, type PoolWorker, type WorkerRequest } from 'vitest/node';

type Listener = (message: unknown) => void;

let thread: ThreadsPoolWorker | undefined;

/**
 * Runs the tests of every change in one thread. Vitest starts a new thread for each run, which then loads every module again.
 * Stryker switches changes on and off at runtime, so loaded modules can stay.
 *
 * What a change leaves in a variable of a module stays, too. Code there must recover from any state, as `randomToken` does, or later
 * runs fail for changes that have nothing to do with it.
 */
class KeptThread implements PoolWorker {
  readonly name = 'kept-thread';
  readonly #thread: ThreadsPoolWorker;
  readonly #isNew = thread === undefined;
  readonly #listeners: [event: string, listener: Listener][] = [];
  #config: object | undefined;
  #hasStopped = false;

  constructor(options: PoolOptions) {
    this.#thread = thread ??= new ThreadsPoolWorker(options);
  }

  async start(): Promise<void> {
    if (this.#isNew) await this.#thread.start();
  }

  on(event: string, listener: Listener): void {
    this.#listeners.push([event, listener]);
    this.#thread.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    this.#thread.off(event, listener);
  }

  send(message: WorkerRequest): void {
    if (message.type === 'start') {
      this.#config = message.context.config;
      if (this.#isNew) this.#thread.send(message);
      else this.#respond('started');
    } else if (message.type === 'run') {
      // The thread has the config of its first run, with other tests selected.
      const context = { ...message.context, config: this.#config };
      this.#thread.send({ ...message, context });
    } else if (message.type === 'stop') {
      this.#hasStopped = true;
      this.#respond('stopped');
    } else {
      this.#thread.send(message);
    }
  }

  async stop(): Promise<void> {
    for (const [event, listener] of this.#listeners) this.#thread.off(event, listener);
    if (this.#hasStopped) return;
    // Vitest stops a thread by force without a message.
    thread = undefined;
    await this.#thread.stop();
  }

  deserialize(message: unknown): unknown {
    return message;
  }

  #respond(type: 'started' | 'stopped'): void {
    for (const [event, listener] of this.#listeners)
      if (event === 'message') queueMicrotask(() => listener({ type, __vitest_worker_response__: true }));
  }
}

// A plugin, because Stryker sets `pool`.
const keptThread: Plugin = {
  name: 'kept-thread',
  configureVitest({ project }) {
    project.config.pool = 'kept-thread';
    project.config.poolRunner = {
      name: 'kept-thread',
      createPoolWorker: (options) => new KeptThread(options),
    };
  },
};

// The tests that stryker.config.mjs runs against each change of the code. Two that wait for seconds are left out.
export default defineConfig({
  plugins: [keptThread],
  test: {
    isolate: false,
    setupFiles: ['scripts/loadLazyModules.ts'],
    include: [
      'packages/server/src/{attempts,connections,events,permissions,request,requests,webhooks}/*.test.ts',
      'packages/server/src/{createConnect,handleRequest,loadOnce}.test.ts',
    ],
    // It starts a PostgreSQL server.
    exclude: ['**/waitAcrossProcesses.test.ts'],
    testNamePattern: /^(?!.*(12 seconds|never settles))/,
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
