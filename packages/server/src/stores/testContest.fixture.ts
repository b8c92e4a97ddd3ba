import { expect, onTestFinished, test } from 'vitest';
import { bob, completionOf, newAttempt } from '../testing/records.ts';
import { openShared } from './openShared.fixture.ts';
import type { Place } from './openPlace.fixture.ts';
import { startWorker } from './startWorker.fixture.ts';

const completions = 1_000;

/** What six processes do that all want to complete the same. `makePlace` gives an empty database. */
export function testContest(makePlace: () => Promise<Place>): void {
  test(`6 processes × ${completions} completions: ${completions} win, and no identity has two owners`, async () => {
    const place = await makePlace();
    const { create, count } = await openShared(place);
    // Two owners want each identity. Three processes finish each attempt at the same time.
    const contests = Array.from({ length: completions }, (_, index) => ({
      identityId: `contested-${index}`,
      attempts: [newAttempt(), newAttempt({ owner: bob })] as const,
    }));
    await create(contests.flatMap(({ attempts }) => attempts));
    const workers = await Promise.all(Array.from({ length: 6 }, () => startWorker({ place })));
    onTestFinished(async () => void (await Promise.all(workers.map((worker) => worker.kill()))));

    const answers: { identityId: string; result: string | undefined }[] = [];
    for (let from = 0; from < contests.length; from += 50) {
      const round = workers.map(async (worker, process) => {
        const wanted = contests.slice(from, from + 50).map(({ identityId, attempts }, index) => {
          const attempt = (process + index) % 2 === 0 ? attempts[0] : attempts[1];
          return completionOf(attempt.id, { identityId });
        });
        const results = await worker.complete(wanted);
        answers.push(...wanted.map(({ identityId }, index) => ({ identityId, result: results?.[index] })));
      });
      await Promise.all(round);
    }

    const wins = answers.filter(({ result }) => result === 'connected');
    expect(wins).toHaveLength(completions);
    expect(new Set(wins.map(({ identityId }) => identityId)).size).toBe(completions);
    expect(answers.filter(({ result }) => result === 'closed')).toHaveLength(2 * completions);
    expect(answers.filter(({ result }) => result === 'taken')).toHaveLength(3 * completions);
    expect(await count("connect_attempt WHERE outcome = 'connected'")).toBe(completions);
    expect(await count('connect_connection')).toBe(completions);
    const matching = `connect_attempt AS a JOIN connect_connection AS c ON c.id = a.connection_id
      WHERE a.outcome = 'connected' AND a.identity_id = c.identity_id AND a.user_id = c.user_id`;
    expect(await count(matching)).toBe(completions);
  }, 60_000);
}
