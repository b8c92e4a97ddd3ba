import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';

const auth = betterAuth({
  baseURL: 'http://localhost',
  secret: 'a secret of the benchmark, long enough',
  database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
});

export const server = createServer(toNodeHandler(auth));
