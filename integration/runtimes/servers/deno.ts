import { connect } from './connect.ts';

Deno.serve({ port: Number(Deno.env.get('PORT')) }, (request) => connect.handler(request));
