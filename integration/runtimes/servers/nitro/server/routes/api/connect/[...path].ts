import { toNodeHandler } from '@kit/server/node';
import { fromNodeMiddleware } from 'h3';
import { connect } from '../../../connect.ts';

export default fromNodeMiddleware(toNodeHandler(connect));
