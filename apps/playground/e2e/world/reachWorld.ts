import type { World, WorldAddresses } from './World.ts';

/** The world, called through its control port. */
export type RemoteWorld = {
  [Name in keyof World]: (...args: Parameters<World[Name]>) => Promise<Awaited<ReturnType<World[Name]>>>;
};

/** Connects to a running world. */
export function reachWorld({ control }: Pick<WorldAddresses, 'control'>): RemoteWorld {
  const call = async (name: string, args: unknown[]) => {
    const response = await fetch(control, { method: 'POST', body: JSON.stringify({ name, args }) });
    return JSON.parse(await response.text());
  };
  return {
    reset: () => call('reset', []),
    restartApp: () => call('restartApp', []),
    configure: (...args) => call('configure', args),
    chooseScenario: (...args) => call('chooseScenario', args),
    failNext: (...args) => call('failNext', args),
    seedIdentity: (...args) => call('seedIdentity', args),
    advance: (...args) => call('advance', args),
    setHeaders: (...args) => call('setHeaders', args),
    redirectOnce: (...args) => call('redirectOnce', args),
    answerToken: (...args) => call('answerToken', args),
    setHosted: (...args) => call('setHosted', args),
    disturbAttempts: (...args) => call('disturbAttempts', args),
    publish: (...args) => call('publish', args),
    ask: (...args) => call('ask', args),
    slowTasks: (...args) => call('slowTasks', args),
    endSignIns: () => call('endSignIns', []),
    observe: () => call('observe', []),
  };
}

/** Reads what {@link reachWorld} sends. */
export function readCall(value: unknown): { name: unknown; args: unknown[] } {
  if (typeof value === 'object' && value && 'name' in value && 'args' in value && Array.isArray(value.args)) {
    return { name: value.name, args: value.args };
  }
  throw new TypeError('A call must have a name and arguments.');
}
