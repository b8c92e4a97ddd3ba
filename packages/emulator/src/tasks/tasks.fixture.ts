import type { BrowserWorld } from '../browser.fixture.ts';
import { demoApplications } from '../demo.ts';
import { isRecord, type Fields } from '../http/fields.ts';
import { demoTasks } from './demoTasks.ts';
import type { EmulatorTask } from './EmulatorTask.ts';

const taskIds = new Map(demoTasks.map(({ id, name }) => [name, id]));

/** Creates a task with the id `task` that answers matching prompts. */
export function createTask(run: EmulatorTask['run'], prompt = /.*/): EmulatorTask {
  return { id: 'task', name: 'task', prompt, run };
}

/** Reads a JSON object. */
export async function readBody(response: Response): Promise<Fields> {
  const body: unknown = await response.json();
  return isRecord(body) ? body : {};
}

/** Runs a demo task, or the task with this id, to its end. */
export async function runTask(
  world: BrowserWorld,
  name: string,
  input: object,
  body: object,
): Promise<Fields> {
  const path = `/v2/tasks/${taskIds.get(name) ?? name}/run`;
  return readBody(await world.call('POST', path, { input_params: input, sync: true, ...body }));
}

/** Adds an identity of a demo application, which is LinkedIn by default. Returns its id. */
export function seedAccount({ emulator }: BrowserWorld, name = 'ada@example.com', application = 0): string {
  return emulator.seedIdentity({ applicationId: demoApplications[application]?.id ?? '', name }).id;
}
