// The client, in a separate process: sends requests over keep-alive connections and counts the responses.
import { connect } from 'node:net';

process.on('message', async ({ port, count, connections, request, status }) => {
  let left = count;
  const next = () => (left > 0 ? left-- : 0);
  await Promise.all(Array.from({ length: connections }, () => drive(port, request, status, next)));
  process.send({ done: count });
});
process.on('disconnect', () => process.exit());

/** Sends one request after the other. Every answer must have the status. */
function drive(port, request, status, next) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let received = '';
  const send = () => {
    const number = next();
    if (number === 0) return socket.end();
    socket.write(request.replaceAll('{n}', String(number % 1_000)));
  };
  return new Promise((resolve, reject) => {
    socket.setEncoding('latin1');
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('close', resolve);
    socket.on('data', (data) => {
      received += data;
      if (!isWhole(received)) return;
      if (!received.startsWith(`HTTP/1.1 ${status} `)) throw new Error(`Expected ${status}: ${received}`);
      received = '';
      send();
    });
  });
}

function isWhole(answer) {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1];
  return length === undefined ? answer.endsWith('0\r\n\r\n') : answer.length >= end + 4 + Number(length);
}
