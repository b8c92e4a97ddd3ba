import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a function returns to API Gateway or a function URL. */
export interface LambdaResult {
  statusCode: number;
  headers?: Record<string, string>;
  multiValueHeaders?: Record<string, string[]>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
}

/** Starts one instance of the function. Like Amazon, it freezes the process whenever no event is handled. */
export function startFunction(env: Record<string, string | undefined>) {
  const child = fork(fileURLToPath(new URL('function.ts', import.meta.url)), {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, ...env },
    execArgv: ['--import', 'tsx'],
    silent: true,
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => (log += piece));
  const ended = once(child, 'exit').then((): never => {
    throw new Error(`The function has ended:\n${log}`);
  });
  ended.catch(() => undefined);
  let last: Promise<unknown> = Promise.resolve();

  async function invoke(event: unknown): Promise<LambdaResult> {
    child.kill('SIGCONT');
    child.send(JSON.stringify(event));
    const [result]: LambdaResult[] = await Promise.race([once(child, 'message'), ended]);
    child.kill('SIGSTOP');
    return result ?? { statusCode: 502 };
  }

  return {
    /** What the function writes. */
    output: child.stderr,
    /** Handles one event after the other. */
    invoke(event: unknown): Promise<LambdaResult> {
      const result = last.then(() => invoke(event));
      last = result.catch(() => undefined);
      return result;
    },
    stop: () => child.kill('SIGKILL'),
  };
}
