import express from 'express';
import { toNodeHandler } from '@kit/server/node';
import { connect } from './connect.ts';

const app = express();
app.use('/api/connect', toNodeHandler(connect)); // before body parsers
app.listen(process.env.PORT);
