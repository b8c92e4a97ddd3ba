import { connect } from '../../../../../connect.ts';

export const { handler: GET, handler: POST, handler: DELETE } = connect;
