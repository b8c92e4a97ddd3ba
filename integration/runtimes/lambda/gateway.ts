// API Gateway, or a function URL: passes each HTTP request to the function as an event.
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { httpEvent, restEvent } from './events.ts';
import { startFunction } from './startFunction.ts';

const lambda = startFunction(process.env);
lambda.output?.pipe(process.stderr);
const toEvent = process.env.PAYLOAD === '1.0' ? restEvent : httpEvent;

createServer(async (request, response) => {
  const bytes = await buffer(request).catch(() => undefined);
  if (!bytes) return; // the client has disconnected
  const { statusCode, headers, multiValueHeaders, cookies, body, isBase64Encoded } = await lambda.invoke(
    toEvent(request, bytes),
  );
  response.statusCode = statusCode;
  for (const [name, value] of Object.entries({ ...headers, ...multiValueHeaders }))
    response.setHeader(name, value);
  if (cookies?.length) response.setHeader('set-cookie', cookies);
  response.end(Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'));
}).listen(process.env.PORT);
