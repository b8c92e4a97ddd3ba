import { toNodeHandler } from '@kit/server/node';
import express from 'express';
import { connect } from '@/lib/connect';

const port = Number(process.env.PORT ?? 3000);
setInterval(() => void connect.reconcile(), 5 * 60_000);

const app = express();
app.use('/api/connect', toNodeHandler(connect)); // before body parsers
app.use(express.static('dist')); // the output of the build
app.listen(port, (error) => {
  if (error) throw error; // for example, if the port is in use
  console.log(`Listening on port ${port}`);
});
