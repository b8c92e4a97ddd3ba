import { toNodeHandler } from '@kit/server/node';
import express5 from 'express';
import express4 from 'express4';
import { connect } from '../connect.ts';

// Both versions of Express, with the kit mounted in each possible place.
const express = process.env.EXPRESS === '4' ? express4 : express5;
const place = process.env.PLACE;
const handler = toNodeHandler(connect);

const app = express();
app.set('trust proxy', place === 'proxied');
app.use((req, res, next) => {
  res.cookie('app', 'renewed');
  // An access log.
  res.on('finish', () => console.log(req.ip, req.method, res.statusCode));
  next();
});
if (place === 'parsed') app.use(express.json(), express.urlencoded({ extended: true }));
if (place === 'router') {
  const api = express.Router();
  api.use('/connect', handler);
  app.use('/api', api);
} else app.use('/api/connect', handler);
app.listen(process.env.PORT);
