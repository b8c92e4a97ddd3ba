import { createServer } from 'node:http';
import { toNodeHandler } from '@kit/server/node';
import { connect } from './connect.ts';

createServer(toNodeHandler(connect)).listen(process.env.PORT);
