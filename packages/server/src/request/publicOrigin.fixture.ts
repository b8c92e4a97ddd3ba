import { createBrowser, publicUrl, type TestBrowser } from '../browser.fixture.ts';
import type { OriginCheck } from '../options/origins.ts';
import { createWorld, type World } from '../world.fixture.ts';

/** A customer's domain, which only the app's own table knows. */
export const customer = 'https://accounts.customer.example';
export const second = 'https://app.example.org';

/** A handler with a list of origins. `domains` is the app's table of its customers' domains. */
export async function openOrigins(
  options: Parameters<typeof createWorld>[0] = {},
): Promise<{ world: World; domains: Set<string>; checked: string[] }> {
  const domains = new Set([customer]);
  const checked: string[] = [];
  const isCustomer: OriginCheck = async (origin) => {
    checked.push(origin);
    return domains.has(origin);
  };
  const world = await createWorld({
    ...options,
    connect: {
      publicUrl: [publicUrl, second, 'https://pr-*.previews.example.com', isCustomer],
      ...options.connect,
    },
  });
  return { world, domains, checked };
}

/** A browser whose app is on this origin. */
export function browserOn(world: World, origin: string, user = 'ada'): TestBrowser {
  return createBrowser(world.connect.handler, user, `${origin}/api/connect`);
}
