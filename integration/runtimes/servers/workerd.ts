import { connect } from './connectOnWorkers.ts';

export default { fetch: (request: Request) => connect.handler(request) };
