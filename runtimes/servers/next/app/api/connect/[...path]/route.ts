import { connect } from '../../../../../connect.ts';

export const { handler: GET, handler: POST, handler: PATCH, handler: DELETE } = connect;
