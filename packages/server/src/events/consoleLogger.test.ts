import { afterEach, expect, test, vi } from 'vitest';
import { createWorld } from '../world.fixture.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('by default, an error is logged as one line of JSON, and a success is not logged', async () => {
  const lines: unknown[][] = [];
  for (const level of ['log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((...line) => lines.push([level, ...line]));
  const world = await createWorld({ connect: { logger: undefined } });
  const ada = world.browser('ada');
  await world.finish(ada);
  expect(lines).toEqual([]);

  const { callbackUrl } = await world.arrive(ada);
  await world.browser('ada').navigate(callbackUrl);
  const [[level, line] = []] = lines;
  expect([lines.length, level]).toEqual([1, 'warn']);
  const [, message, json] = /^(\[connect\] callback\.rejected) (\{.*\})$/.exec(String(line)) ?? [];
  expect(message).toBe('[connect] callback.rejected');
  expect(JSON.parse(json ?? '')).toMatchObject({ type: 'callback.rejected', code: 'wrong_browser' });
});
