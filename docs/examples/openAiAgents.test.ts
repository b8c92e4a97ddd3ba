import { createEmulator, demoApiKey } from '@kit/emulator';
import { listen } from '@kit/emulator/node';
import { createConnect, memoryStore } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';
import { Agent, run, setTracingDisabled, tool, Usage, type Model } from '@openai/agents-core';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { resume, withAccount } from './openAiAgents.ts';

setTracingDisabled(true);

const publicUrl = 'https://app.example.com';
const ada = { userId: 'ada', thread: 'chat' };

/** Calls the tool once, and then says what it returned. */
const model: Model = {
  async getResponse({ input }) {
    const last = Array.isArray(input) ? input.at(-1) : undefined;
    const text = last?.type === 'function_call_result' ? JSON.stringify(last.output) : undefined;
    return {
      usage: new Usage(),
      output: text
        ? [
            {
              type: 'message',
              role: 'assistant',
              status: 'completed',
              content: [{ type: 'output_text', text }],
            },
          ]
        : [{ type: 'function_call', callId: 'call-1', name: 'post_message', arguments: '{"text":"hi"}' }],
    };
  },
  async *getStreamedResponse() {
    // Not used: the example does not stream.
  },
};

async function createApp() {
  const emulator = createEmulator();
  const server = await listen(emulator, { port: 0 });
  onTestFinished(server.close);
  const connect = createConnect({
    anchor: createAnchorClient({
      apiKey: demoApiKey,
      baseUrl: server.url,
      dangerouslyAllowCustomBaseUrl: true,
    }),
    applications: { linkedin: { id: emulator.applications()[0]?.id ?? '' } },
    publicUrl,
    hostedUrl: server.url,
    getUser: () => ({ id: 'ada' }),
    store: memoryStore(),
    logger: {},
  });
  const posted: unknown[] = [];
  const agent = new Agent({
    name: 'Assistant',
    model,
    tools: [
      tool({
        name: 'post_message',
        description: 'Posts a message.',
        parameters: z.object({ text: z.string() }),
        ...withAccount(
          connect,
          { ...ada, application: 'linkedin' },
          async ({ text }: { text: string }, { accountName }) => {
            posted.push({ text, accountName });
            return 'posted';
          },
        ),
      }),
    ],
  });

  /** Signs in on the hosted page, as a browser does. */
  async function signIn(request: string) {
    const begun = await connect.handler(
      new Request(`${publicUrl}/api/connect/attempts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: publicUrl },
        body: JSON.stringify({ application: 'linkedin', request }),
      }),
    );
    const { startUrl } = z.object({ startUrl: z.string() }).parse(await begun.json());
    const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const navigate = (url: string) => connect.handler(new Request(url, { headers: { cookie } }));
    const started = await navigate(startUrl);
    const token = new URL(started.headers.get('location') ?? '').searchParams.get('token') ?? '';
    expect((await navigate(emulator.completeSignIn(token).redirectUrl ?? '')).status).toBe(200);
  }

  return { connect, agent, posted, signIn };
}

test('a run waits for the account, survives a restart, and makes the call once', async () => {
  const { connect, agent, posted, signIn } = await createApp();
  const first = await run(agent, 'Post hi');
  expect(first.interruptions).toHaveLength(1);
  const stored = first.state.toString();
  expect(await resume(connect, ada, agent, stored)).toBeUndefined();

  const { id } = await connect.readRequest({ ...ada, key: 'call-1' });
  await signIn(id);
  const results = await Promise.all([1, 2].map(() => resume(connect, ada, agent, stored)));
  expect(posted).toEqual([{ text: 'hi', accountName: expect.stringContaining('@') }]);
  const answers = results.map((result) => String(result?.finalOutput));
  expect(answers.filter((text) => text.includes('posted'))).toHaveLength(1);
  expect(answers.filter((text) => text.includes('Not run: used'))).toHaveLength(1);
});

test('a call that the user declines is not made', async () => {
  const { connect, agent, posted } = await createApp();
  const { state } = await run(agent, 'Post hi');
  const { id } = await connect.readRequest({ ...ada, key: 'call-1' });
  await connect.declineRequest({ ...ada, id });
  const result = await resume(connect, ada, agent, state.toString());
  expect(result?.finalOutput).toContain('did not connect the account: declined');
  expect(posted).toEqual([]);
});
