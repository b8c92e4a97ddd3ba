import { connect } from '@/connect';

export const { handler: GET, handler: POST, handler: PATCH, handler: DELETE, handler: OPTIONS } = connect;
