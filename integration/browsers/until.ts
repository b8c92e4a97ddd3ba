/** Calls `ask` until it returns a value and does not throw, for up to 30 seconds. Returns the value. */
export async function until<T>(what: string, ask: () => Promise<T>): Promise<Exclude<T, false | undefined>> {
  const end = Date.now() + 30_000;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (isAnswer(answer)) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    await pause(100);
  }
  throw new Error(`Not within 30 s: ${what}. Last: ${String(last)}`);
}

function isAnswer<T>(answer: T): answer is Exclude<T, false | undefined> {
  return answer !== false && answer !== undefined;
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
