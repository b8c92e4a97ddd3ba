import { Auth } from '@auth/core';
import { createAdaptorServer } from '@hono/node-server';

const config = {
  providers: [],
  secret: 'a secret of the benchmark, long enough',
  trustHost: true,
  basePath: '/auth',
};

export const server = createAdaptorServer({ fetch: (request) => Auth(request, config) });
