import { memoryStore, type ConnectOptions, type Store } from '@kit/server';

/** What every app of the suite has in common. Users whose name says so stand for an app's own session or database being down. */
export function options(env: Record<string, string | undefined>): Omit<ConnectOptions<'linkedin'>, 'anchor'> {
  const anchorUrl = env.ANCHOR_URL ?? '';
  return {
    applications: { linkedin: { id: env.LINKEDIN_APP_ID } },
    publicUrl: 'https://app.example.com',
    hostedUrl: anchorUrl,
    store: failingFor('storeless'),
    webhookSecret: env.WEBHOOK_SECRET,
    getUser(request) {
      const id = /(?:^|; )session=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
      if (id === 'sessionless') throw new Error('hidden: no session store');
      return id ? { id } : null;
    },
  };
}

function failingFor(userId: string): Store {
  const store = memoryStore();
  return {
    ...store,
    listConnections: (owner) =>
      owner.userId === userId
        ? Promise.reject(new Error('hidden: no database'))
        : store.listConnections(owner),
  };
}
