/** Serialization failure and deadlock: PostgreSQL undid everything, and the same work can succeed when run again. */
const conflicts: unknown[] = ['40001', '40P01'];

/** Runs `work` up to five times while PostgreSQL asks for it. */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 5 || !isConflict(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * tries));
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && conflicts.includes(error.code);
}
