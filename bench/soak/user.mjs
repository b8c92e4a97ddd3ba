import { setTimeout as pause } from 'node:timers/promises';
import { publicUrl } from './world.mjs';

const base = '/api/connect';
const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

/** How long a user goes on trying one step, in milliseconds. A fault is over long before. */
const patienceMs = 90_000;

/** How long the start of a browser may take, and its end, in milliseconds. The kit waits a minute for the start. */
const startMs = 90_000;

/** One user, who connects an account. What became of it is in the returned record, which changes as it goes on. */
export function createUser(id, { world, traffic, random }) {
  const jar = new Map([['session', id]]);
  const user = { id, state: 'new', runs: 0, isDisconnected: false, note: '' };

  async function ask(message, port = random.pick(world.ports())) {
    const headers = {
      host: 'app.example.com',
      cookie: [...jar].map((pair) => pair.join('=')).join('; '),
      'sec-fetch-site': 'same-origin',
      ...message.headers,
    };
    const answer = await traffic.send(port, { ...message, headers });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [pair] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  }

  const call = (method, path, body) =>
    ask({
      method,
      path: base + path,
      headers: { origin: publicUrl, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
  const navigate = (url, site = 'same-origin') =>
    ask({ path: url.slice(publicUrl.length), headers: { ...navigation, 'sec-fetch-site': site } });
  const agent = (path, body, hangMs) =>
    traffic.send(random.pick(world.ports()), {
      method: 'POST',
      path,
      body: JSON.stringify({ userId: id, ...body }),
      hangMs,
    });

  /** Tries until the server neither fails nor is away. */
  async function insist(step) {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const answer = await step();
      const isTemporary = answer.status === 0 || answer.status === 503;
      if (!isTemporary || Date.now() > deadline) return answer;
      await pause(random.between(100, 600));
    }
  }

  const list = async () => {
    const answer = await insist(() => call('GET', '/connections'));
    return answer.status === 200 ? JSON.parse(answer.body).connections : undefined;
  };

  /** Begins a sign-in and opens the hosted page. Returns nothing if the user has to begin again. */
  async function open() {
    const created = await insist(() => call('POST', '/attempts', { application: 'linkedin' }));
    if (created.status !== 201) return;
    const { attemptId, startUrl } = JSON.parse(created.body);
    const started = await insist(() => navigate(startUrl));
    if (started.status !== 303) return;
    return { attemptId, token: new URL(started.headers.location).searchParams.get('token') };
  }

  async function signIn() {
    const opened = await open();
    if (!opened) return false;
    const { port } = new URL(world.anchorUrl);
    const signedIn = await traffic.send(Number(port), {
      method: 'POST',
      path: '/_emulator/sign-ins',
      body: JSON.stringify({ token: opened.token, name: id }),
    });
    if (signedIn.status !== 200) return false;
    user.state = 'begun';
    const { redirectUrl } = JSON.parse(signedIn.body);
    // A browser that restores its windows, or a user who reloads, repeats the callback.
    const times = random.chance(0.3) ? 2 : 1;
    const arrive = () => insist(() => navigate(redirectUrl, 'cross-site'));
    const arrived = await Promise.all(Array.from({ length: times }, arrive));
    user.note = `callback ${arrived.map(({ status }) => status).join(' ')}`;
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const read = await insist(() => call('GET', `/attempts/${opened.attemptId}`));
      const { status, error } = JSON.parse(read.body || '{}');
      if (status === 'connected') return true;
      if (status !== 'started' || Date.now() > deadline) {
        user.note += `, attempt ${status ?? read.status} ${error?.code ?? ''}`;
        return true;
      }
      await pause(250);
    }
  }

  /** A call of an agent that waits for the account. It may run once, whichever process decides. */
  async function claim(times) {
    const claims = Array.from({ length: times }, () => agent('/agent/claim', { key: 'call' }));
    for (const { status, body } of await Promise.all(claims))
      if (status === 200 && JSON.parse(body).status === 'connected') user.runs++;
  }

  return {
    user,
    list,
    async live() {
      const hasAgent = random.chance(0.4);
      if (hasAgent) {
        const opened = await insist(() => agent('/agent/claim', { key: 'call' }));
        user.isWaiting = opened.status === 200;
      }
      while (user.state === 'new') {
        if (await signIn()) break;
        user.givenUp = (user.givenUp ?? 0) + 1;
        if (user.givenUp > 20) return user;
      }
      const connections = await list();
      if (connections?.length === 1) user.state = 'finished';
      if (user.isWaiting) for (let i = 0; i < 2; i++) await claim(2);
      if (random.chance(0.15)) await agent('/agent/work', { key: 'chat' }, startMs);
      if (connections?.length === 1 && random.chance(0.2)) {
        const gone = await insist(() => call('DELETE', `/connections/${connections[0].id}`));
        // 202 if Anchor still has to delete it. After a response that was lost, the next request finds nothing.
        user.isDisconnected = [202, 204, 404].includes(gone.status);
      }
      return user;
    },
  };
}
