// Serves every route of @kit/server.
import { connect } from '@/lib/connect';

export const { handler: GET, handler: POST, handler: PATCH, handler: DELETE, handler: OPTIONS } = connect;
