import { connect } from './connectOnEdge.ts';

export const config = { runtime: 'edge' };

export default (request: Request) => connect.handler(request);
