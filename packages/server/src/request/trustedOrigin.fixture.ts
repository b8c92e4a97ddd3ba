import { createWorld, type World } from '../world.fixture.ts';

/** The origin of the app's page. The handler is on `publicUrl`. */
export const page = 'https://www.example.com';
/** The headers of its calls. */
export const site = { 'sec-fetch-site': 'same-site', origin: page };

/** A handler that trusts the page. */
export const openWorld = (connect: Parameters<typeof createWorld>[0] = {}): Promise<World> =>
  createWorld({
    ...connect,
    connect: { trustedOrigins: [page, 'https://admin.example.com'], ...connect.connect },
  });

/** The headers that give another origin access. */
export function accessOf({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));
}
