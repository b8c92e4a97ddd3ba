import { memoryStore, type ConnectOptions, type Store } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';

/** Returns the options of every app. Some user names simulate an app whose session or database is down. */
export function options(env: Record<string, unknown>): ConnectOptions<'linkedin'> {
  const read = (name: string) => (typeof env[name] === 'string' ? env[name] : undefined);
  return {
    anchor: createAnchorClient({
      apiKey: read('ANCHORBROWSER_API_KEY'),
      baseUrl: read('ANCHOR_URL'),
      dangerouslyAllowCustomBaseUrl: true,
    }),
    applications: { linkedin: { id: read('LINKEDIN_APP_ID') } },
    publicUrl: 'https://app.example.com',
    trustedOrigins: ['https://www.example.com'],
    hostedUrl: read('ANCHOR_URL'),
    basePath: read('BASE_PATH'),
    store: failingFor('storeless'),
    webhookSecret: read('WEBHOOK_SECRET'),
    getUser(request, _frameworkRequest, responseHeaders) {
      const id = /(?:^|; )session=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
      if (id === 'sessionless') throw new Error('hidden: no session store');
      if (id?.startsWith('rotating-')) return rotate(id, responseHeaders);
      return id ? { id } : null;
    },
  };
}

let turn = 1;

/** A session whose token is accepted once. Each response sets the next one. */
function rotate(token: string, responseHeaders: Headers) {
  if (token !== `rotating-${turn}`) return null;
  responseHeaders.append('set-cookie', `session=rotating-${(turn += 1)}; Path=/; HttpOnly; Secure`);
  return { id: 'rotating' };
}

function failingFor(userId: string): Store {
  const store = memoryStore();
  return {
    ...store,
    findConnections: (key) =>
      'owner' in key && key.owner.userId === userId
        ? Promise.reject(Object.assign(new Error('hidden: no database'), { code: 'ECONNREFUSED' }))
        : store.findConnections(key),
  };
}
