import type { AnchorClient } from '@kit/server';
import { z } from 'zod';
import type { ChatOptions } from './chatRoutes.ts';

const taskMs = 5 * 60_000;
const answer = z.object({ data: z.object({ result: z.unknown() }) });

/** Returns a function that lets Anchor's agent do a task in a browser. https://docs.anchorbrowser.io/api-reference/ai-tools/perform-web-task */
export function performTask(anchor: AnchorClient): ChatOptions['perform'] {
  return async ({ anchorId }, { task: prompt }, stopped) => {
    const path = `/v1/tools/perform-web-task?sessionId=${encodeURIComponent(anchorId)}`;
    const signal = AbortSignal.any([AbortSignal.timeout(taskMs), ...(stopped ? [stopped] : [])]);
    const call = { timeout: taskMs, maxRetries: 0, signal };
    const { data } = answer.parse(await anchor.post(path, { ...call, body: { prompt } }));
    // The model reads it, so a long result is cut.
    return { result: JSON.stringify(data.result ?? null).slice(0, 8_000) };
  };
}
