import { setTimeout as wait } from 'node:timers/promises';

/** Maximum recovery time after an outage, in milliseconds. A start link may need a second try of 8 seconds. */
const recoverWithinMs = 15_000;

/** Retries a failing step for as long as a user would wait. */
export async function eventually(work: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + recoverWithinMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await wait(100);
    }
  }
}
