import { createServer } from 'node:http';
import { server as kit } from './kit.mjs';

/** The kit's responses by path. */
const responses = new Map();

/** Bare `node:http` with the kit's responses: the same status, headers and body, and it reads the same body. */
export const server = createServer((req, res) => {
  const response = responses.get(req.url);
  if (!response) return learn(req, res);
  if (req.method === 'GET') return send(res, response);
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString());
    send(res, response);
  });
});

/** The first request goes to the kit. */
function learn(req, res) {
  const { end } = res;
  res.end = (body) => {
    const headers = Object.entries(res.getHeaders());
    const isJson = res.getHeader('content-type').startsWith('application/json');
    responses.set(req.url, { status: res.statusCode, headers, text: body, json: isJson && JSON.parse(body) });
    end.call(res, body);
  };
  kit.emit('request', req, res);
}

function send(res, { status, headers, text, json }) {
  res.statusCode = status;
  for (const [name, value] of headers) res.setHeader(name, value);
  res.end(json ? JSON.stringify(json) : text);
}
