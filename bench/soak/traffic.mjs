import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** A response of a route that takes longer counts as a hang, in milliseconds. No limit of a route is as long. */
const routeMs = 30_000;

/** Sends requests and keeps how long they took, by phase. */
export function createTraffic(maxRequests) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const phases = {};
  const hangs = [];
  let phase = 'start';
  let total = 0;

  async function send(port, { method = 'GET', path, headers = {}, body, hangMs = routeMs }) {
    if (++total > maxRequests) throw new Error(`More than ${maxRequests} requests were sent.`);
    const counted = (phases[phase] ??= { times: [], statuses: {} });
    const begin = performance.now();
    let status = 'no response';
    try {
      const answer = await exchange(port, { method, path, headers, body, hangMs });
      ({ status } = answer);
      counted.times.push(performance.now() - begin);
      return answer;
    } catch (error) {
      if (error.code === 'HANG') hangs.push(`${method} ${path.replace(/[\w-]{20,}/, ':id')}`);
      return { status: 0, headers: {}, body: '', error };
    } finally {
      counted.statuses[status] = (counted.statuses[status] ?? 0) + 1;
    }
  }

  async function exchange(port, { method, path, headers, body, hangMs }) {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent });
    const timer = setTimeout(
      () => outgoing.destroy(Object.assign(new Error('No response'), { code: 'HANG' })),
      hangMs,
    );
    try {
      const response = await new Promise((resolve, reject) => {
        outgoing.on('response', resolve);
        outgoing.on('error', reject);
        outgoing.end(body);
      });
      return { status: response.statusCode, headers: response.headers, body: await text(response) };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    send,
    phases: () => phases,
    /** The requests without a response in time. */
    hangs: () => hangs,
    enter: (name) => void (phase = name),
    total: () => total,
    close: () => agent.destroy(),
  };
}
