import { docsUrl } from '@kit/protocol';
import { checkOrigin, kindOf, optionError } from './optionChecks.ts';

/**
 * Returns whether an origin, such as `https://accounts.customer.example`, belongs to your app. Called for each request for a host that
 * `publicUrl` does not list otherwise, with an `https` origin as browsers write it.
 *
 * @example
 * const isCustomerOrigin: OriginCheck = async (origin) => (await findDomain(origin)) !== undefined;
 */
export type OriginCheck = (origin: string) => boolean | Promise<boolean>;

/** The origins of `publicUrl`, if there can be more than one. */
export interface PublicOrigins {
  /** The origins by their host. */
  fixed: ReadonlyMap<string, string>;
  patterns: readonly RegExp[];
  check: OriginCheck | undefined;
  /** The header with the host that browsers see. */
  hostHeader: string;
}

/** Hosting platforms whose customers choose the host names below these domains. */
const sharedDomains = [
  'amazonaws.com',
  'appspot.com',
  'awsapprunner.com',
  'azure.com',
  'azurecontainerapps.io',
  'azurefd.net',
  'azurestaticapps.net',
  'azurewebsites.net',
  'cloudfront.net',
  'csb.app',
  'deno.dev',
  'devtunnels.ms',
  'digitaloceanspaces.com',
  'elasticbeanstalk.com',
  'fcapp.run',
  'fly.dev',
  'gateway.dev',
  'github.dev',
  'github.io',
  'gitlab.io',
  'gitpod.io',
  'googleapis.com',
  'herokuapp.com',
  'hf.space',
  'netlify.app',
  'ngrok.app',
  'ngrok.dev',
  'ngrok.io',
  'ngrok-free.app',
  'nip.io',
  'on.aws',
  'onrender.com',
  'ondigitalocean.app',
  'pages.dev',
  'platformsh.site',
  'railway.app',
  'replit.dev',
  'run.app',
  'scalingo.io',
  'scw.cloud',
  'sslip.io',
  'traefik.me',
  'trycloudflare.com',
  'vercel.app',
  'web.app',
  'webcontainer.io',
  'windows.net',
  'workers.dev',
];

/** Where a country registers domains below a second level, such as `example.co.uk`. */
const secondLevel = /\.(ac|co|com|edu|go|gob|gov|ne|net|or|org)\.[a-z]{2}$/;

/** Whether an origin is in the list, or matches a pattern of it. */
export function isListed({ fixed, patterns }: PublicOrigins, origin: string): boolean {
  return [...fixed.values()].includes(origin) || patterns.some((pattern) => pattern.test(origin));
}

/** Checks `publicUrl`. Returns its first origin, and all of them if there can be more than one. */
export function checkPublicUrl(
  value: unknown,
  hostHeader: unknown,
): { origin: string; publicOrigins: PublicOrigins | undefined } {
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  const [first] = entries;
  if (isCheck(first) || isPattern(first))
    throw optionError(
      'publicUrl',
      `must begin with an exact origin, not a ${isCheck(first) ? 'function' : 'pattern'}`,
      `Write it as ['https://app.example.com', ${isCheck(first) ? 'isCustomerOrigin' : "'https://*.previews.example.com'"}]. createLink uses the first origin`,
    );
  if (!Array.isArray(value)) {
    const origin = checkOrigin('publicUrl', value);
    if (hostHeader !== undefined)
      throw optionError(
        'hostHeader',
        'has no effect with one publicUrl',
        'Leave it out, or make publicUrl a list',
      );
    return { origin, publicOrigins: undefined };
  }
  if (entries.length === 0)
    throw optionError('publicUrl', 'is an empty list', "Write it as ['https://app.example.com']");
  const origin = checkOrigin('publicUrl[0]', first);
  const fixed = new Map([[new URL(origin).host, origin]]);
  const patterns: RegExp[] = [];
  let check: OriginCheck | undefined;
  for (const [index, entry] of entries.entries()) {
    const option = `publicUrl[${index}]`;
    if (isCheck(entry)) {
      if (check)
        throw optionError(option, 'is a second function', 'Pass one function that knows every domain');
      check = entry;
    } else if (isPattern(entry)) {
      patterns.push(checkPattern(option, entry));
    } else {
      const next = checkOrigin(option, entry);
      fixed.set(new URL(next).host, next);
    }
  }
  return { origin, publicOrigins: { fixed, patterns, check, hostHeader: checkHeader(hostHeader) } };
}

function isCheck(entry: unknown): entry is OriginCheck {
  return typeof entry === 'function';
}

function isPattern(entry: unknown): entry is string {
  return typeof entry === 'string' && entry.includes('*');
}

/**
 * Returns the pattern of `https://*.previews.example.com`. The star represents a part of the first label, and at least three labels
 * follow it, so a pattern cannot cover a whole domain. Platforms that give host names to anyone are refused: a prefix does not help
 * there, because anyone can choose a name with it.
 */
function checkPattern(option: string, text: string): RegExp {
  const refuse = (what: string, fix: string) => optionError(option, `${what}: ${JSON.stringify(text)}`, fix);
  const [, before, after, rest] = /^https:\/\/([a-z\d-]*)\*([a-z\d-]*)((?:\.[a-z\d-]+)+)$/.exec(text) ?? [];
  if (before === undefined || after === undefined || rest === undefined)
    throw refuse(
      'is not a pattern for host names',
      'Write it as https://*.previews.example.com, with one * in the first label, in lower case and without a port or path',
    );
  const shared = sharedDomains.find((domain) => rest.endsWith(`.${domain}`));
  if (shared !== undefined)
    throw refuse(
      `covers hosts of other people on ${shared}`,
      'List the exact origin of each deployment, which the platform sets in a variable such as VERCEL_URL',
    );
  const labels = rest.split('.').length - 1;
  if (labels < (secondLevel.test(rest) ? 4 : 3))
    throw refuse(
      'covers a whole domain',
      'Put the hosts below a subdomain that you use for nothing else, such as https://*.previews.example.com',
    );
  return new RegExp(`^https://${before}[a-z\\d]+(?:-+[a-z\\d]+)*${after}${rest.replaceAll('.', '\\.')}$`);
}

function checkHeader(value: unknown = 'host'): string {
  if (typeof value === 'string' && /^[\w-]+$/.test(value)) return value.toLowerCase();
  throw optionError(
    'hostHeader',
    `is not the name of a header: ${JSON.stringify(value)}`,
    'Write it as x-forwarded-host',
  );
}

/** Checks the origins of pages that may call the handler. */
export function checkTrustedOrigins(value: unknown, publicOrigins: string[]): ReadonlySet<string> {
  if (!Array.isArray(value))
    throw optionError(
      'trustedOrigins',
      `must be a list, not ${kindOf(value)}`,
      "Write it as ['https://app.example.com']",
    );
  const origins = value.map((entry: unknown, index) => {
    const option = `trustedOrigins[${index}]`;
    if (typeof entry !== 'string' || !/^(?!https?:)[a-z][\w+.-]*:\/\//i.test(entry))
      return checkOrigin(option, entry);
    throw optionError(
      option,
      `is not a web origin: ${JSON.stringify(entry)}`,
      `Leave it out. A page that is bundled with a native app calls the handler through its shell, as ${docsUrl}native shows`,
    );
  });
  const own = origins.find((origin) => publicOrigins.includes(origin));
  if (own !== undefined)
    throw optionError(
      'trustedOrigins',
      `contains publicUrl: ${own}`,
      'Leave it out, because pages on that origin are trusted anyway',
    );
  return new Set(origins);
}
