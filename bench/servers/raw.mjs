import { createServer } from 'node:http';
import { rows } from '../rows.mjs';

/** The least that Node can do: the same answers, and nothing asked. */
export const server = createServer((req, res) => {
  if (req.method === 'GET') return send(res, 200, { connections: rows });
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => {
    const { application } = JSON.parse(Buffer.concat(chunks).toString());
    send(res, 201, { attemptId: application, startUrl: '/start', expiresAt: '2026-01-01T00:00:00.000Z' });
  });
});

function send(res, status, body) {
  res.statusCode = status;
  res.setHeader('content-type', 'application/json; charset=utf-8');
  res.end(JSON.stringify(body));
}
