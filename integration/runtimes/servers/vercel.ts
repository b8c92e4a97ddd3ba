import { connect } from './connect.ts';

export default { fetch: (request: Request) => connect.handler(request) };
