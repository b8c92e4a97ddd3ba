import { env } from 'node:process';

const { handler } = await import(env.FUNCTION ?? '../servers/lambda.ts');

// Runs the handler for each event. What it throws is a failed invocation, for which Amazon responds with 502.
process.on('message', async (event: string) => {
  const result = await handler(JSON.parse(event)).catch((error: unknown) => {
    console.error(error);
    return { statusCode: 502 };
  });
  process.send?.(result);
});
