import type { Browser, BrowserContextOptions, Page } from 'playwright';

export interface Visit {
  page: Page;
  /** Errors, warnings and CSP violations, in any window. */
  noise: string[];
}

/** Returns an empty page for a user with a separate browser. Paths are the app's. */
export async function visit(
  browser: Browser,
  baseURL: string,
  user: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ baseURL, ...options });
  // `next dev` compiles a page on its first request, which can take more than 20 seconds on a busy machine.
  context.setDefaultTimeout(60_000);
  const noise: string[] = [];
  context.on('console', (message) => {
    const { url } = message.location();
    if (['error', 'warning'].includes(message.type())) noise.push(`${message.text()} (${url})`);
  });
  context.on('weberror', (error) => noise.push(String(error.error())));
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      console.error('CSP violation', violatedDirective, blockedURI, sample),
    ),
  );
  await context.addCookies([{ name: 'user', value: user, url: baseURL }]);
  return { page: await context.newPage(), noise };
}
