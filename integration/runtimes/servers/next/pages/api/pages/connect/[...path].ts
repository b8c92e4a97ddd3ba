import { toNodeHandler } from '@kit/server/node';
import { connect } from '@/connect';

export const config = { api: { bodyParser: false } };

export default toNodeHandler(connect);
