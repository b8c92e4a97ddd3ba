// Answers what windows ask of the handler and of the hosted page: forwards it to the stories, which run both in the page.
const served = /^\/(api\/connect|identity|_emulator|live)\//;
// Milliseconds to wait for stories that do not answer.
const patience = 8000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin === self.location.origin && served.test(pathname)) event.respondWith(forward(event.request));
});

async function forward(request) {
  const message = {
    type: 'live:request',
    method: request.method,
    url: request.url,
    headers: [...request.headers],
    isNavigation: request.mode === 'navigate',
    body: request.method === 'GET' ? null : await request.text(),
  };
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const stories = windows.filter(({ url }) => new URL(url).pathname.endsWith('/iframe.html'));
  const replies = stories.map((story) => ask(story, message));
  // Several stories may be open; only one of them knows the attempt.
  const reply =
    (await Promise.any(replies.map(acceptable)).catch(() => undefined)) ??
    (await Promise.all(replies)).find(Boolean);
  if (!reply) return new Response('Open the story again: the server runs in its page.', { status: 503 });
  return new Response(reply.body, { status: reply.status, headers: reply.headers });
}

function ask(story, message) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }) => resolve(data), { once: true });
    port1.start();
    story.postMessage(message, [port2]);
    setTimeout(() => resolve(undefined), patience);
  });
}

async function acceptable(answer) {
  const reply = await answer;
  if (!reply || reply.status >= 400) throw new Error('not here');
  return reply;
}
