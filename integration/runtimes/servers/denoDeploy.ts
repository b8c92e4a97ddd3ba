import { connect } from './connectOnEdge.ts';

export default { fetch: (request: Request) => connect.handler(request) };
