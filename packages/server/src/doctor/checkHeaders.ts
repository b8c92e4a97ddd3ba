import type { Answer } from './createProbe.ts';
import { found, type Finding } from './findings.ts';

const onAll: Record<string, RegExp> = {
  // Some caches obey the laxest of two words.
  'cache-control': /^no-store$/i,
  'referrer-policy': /^no-referrer$/i,
  'x-content-type-options': /^nosniff(, nosniff)*$/i,
};

const onPages: Record<string, RegExp> = {
  // Of two policies both are obeyed, and the script of our page would not run.
  'content-security-policy': /^default-src 'none';[^,]*frame-ancestors 'none'[^,]*$/,
  'x-frame-options': /^DENY$/i,
};

/** What became of the headers that the kit sends with every answer, and with every page. */
export function checkHeaders(route: string, { headers }: Answer, kind: 'page' | 'data'): Finding[] {
  const expected = { ...onAll, ...(kind === 'page' ? onPages : {}) };
  const changed = Object.entries(expected)
    .filter(([name, pattern]) => !pattern.test(headers.get(name) ?? ''))
    .map(([name]) => `${name} ${headers.has(name) ? `is "${headers.get(name)}"` : 'is gone'}`);

  const list = changed.length > 0 ? [found('headers_changed', `On ${route} ${changed.join(', ')}.`)] : [];
  const policy = headers.get('cross-origin-opener-policy') ?? 'unsafe-none';
  if (kind === 'page' && policy !== 'unsafe-none')
    list.push(found('opener_severed', `On ${route} Cross-Origin-Opener-Policy is "${policy}".`));
  return list;
}
