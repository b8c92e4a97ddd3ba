import { isLoopback, isRecord } from '@kit/protocol';
import type { ConnectOptions } from './ConnectOptions.ts';
import { plainPath } from '../request/toOwnPath.ts';
import { toOwnPath } from '../request/toOwnPath.ts';
import type { AttemptLimit } from '../stores/store.ts';
import { uuid } from '../anchor/AnchorClient.ts';

/** The error for a wrong option: what is wrong, and what to do. */
export function wrong(option: string, what: string, remedy: string, by = 'createConnect'): TypeError {
  return new TypeError(`${by}: ${option} ${what}. ${remedy}.`);
}

/** What a value is, for a sentence. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Promise) return 'a promise';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Checks a text. Most come from the environment, where a variable can be absent, quoted, or part of another text. */
export function checkText(option: string, value: unknown, example: string, by?: string): string {
  const refuse = (what: string, remedy: string) => wrong(option, what, remedy, by);
  if (value === undefined || value === null || value === '')
    throw refuse('is missing', `Set it to ${example}, and check that its environment variable is set`);
  if (typeof value !== 'string')
    throw refuse(`must be a string, not ${kindOf(value)}`, `Set it to ${example}`);
  if (value.trim() !== value)
    throw refuse('has white space around it', 'Remove it where the variable is set');
  // An apostrophe at one end can be part of a name.
  if (/^["`]|["`]$|^'.*'$/s.test(value))
    throw refuse('has quotes around it', 'Remove them where the variable is set');
  const [unset] = /(?<![\w-])(undefined|null|NaN)(?![\w-])|\[object \w+\]/.exec(value) ?? [];
  if (unset !== undefined)
    throw refuse(`contains ${JSON.stringify(unset)}`, 'A value that it is built from is not set');
  return value;
}

/** Checks a function that may be left out. */
export function checkFunction(option: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'function')
    throw wrong(option, `must be a function, not ${kindOf(value)}`, 'Pass a function, or leave it out');
}

/** Checks an origin, and returns it as browsers write it. */
export function checkOrigin(option: string, value: unknown): string {
  const example = 'an origin such as https://app.example.com';
  if (Array.isArray(value))
    throw wrong(option, 'must be one origin, not a list', 'Call createConnect once for each origin');
  const text = checkText(option, value, example);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // `localhost:5173` parses, as an address of the protocol `localhost:`.
  if (!url?.host)
    throw wrong(
      option,
      `is not a URL: ${JSON.stringify(value)}`,
      'Write it as https://app.example.com or http://localhost:3000',
    );
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw wrong(
      option,
      `must be https: ${JSON.stringify(value)}`,
      'Use https; http is accepted for localhost only',
    );
  // A host is compared as text: `*`, `$HOST` and a dot at its end would be compared as they are.
  if (!/^(\[[\da-f:.]+\]|[\w-]+(\.[\w-]+)*)$/.test(url.hostname) || url.port === '0')
    throw wrong(
      option,
      `must name one host: ${JSON.stringify(value)}`,
      'Write the host as it is in the address bar, without *, placeholders or a dot at its end',
    );
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password)
    throw wrong(option, 'has more than an origin', `Write it as ${url.origin}`);
  return url.origin;
}

/** Checks the path of the handler. */
export function checkBasePath(value: unknown): string {
  const text = value === '' ? '' : checkText('basePath', value, '/api/connect');
  if (plainPath.test(text)) return text;
  throw wrong(
    'basePath',
    `is not a plain path: ${JSON.stringify(value)}`,
    'Write it as /api/connect, without a slash at the end',
  );
}

/** The options of an application after the check. */
type CheckedApplication = { id: string; name: string; iconUrl: string | undefined };

/** Checks the applications, and fills in their names. */
export function checkApplications(
  applications: ConnectOptions['applications'],
  origin: string,
): ReadonlyMap<string, CheckedApplication> {
  const given: unknown = applications;
  const parent: unknown = isRecord(given) ? Object.getPrototypeOf(given) : undefined;
  // Neither a Map, nor an array, nor a function.
  const isPlain = parent === null || parent === Object.prototype;
  const remedy = 'Write it as { linkedin: { id: process.env.LINKEDIN_APP_ID } }';
  if (given !== undefined && given !== null && !isPlain)
    throw wrong('applications', 'must be an object whose keys are the names of applications', remedy);
  const entries = Object.entries(applications ?? {});
  if (entries.length === 0) throw wrong('applications', 'is empty', remedy);
  return new Map(entries.map(([slug, application]) => [slug, checkApplication(slug, application, origin)]));
}

function checkApplication(slug: string, application: unknown, origin: string): CheckedApplication {
  const option = `applications.${slug}`;
  if (!/^[a-z0-9][a-z0-9_-]{0,63}$/.test(slug))
    throw wrong(option, 'is not a plain name', 'Use lower case letters, digits, - and _');
  const { id, name, iconUrl } = isRecord(application) ? application : {};
  const anchorId = checkText(`${option}.id`, id, 'the id that Anchor gave the application');
  if (!uuid.test(anchorId))
    throw wrong(
      `${option}.id`,
      `must be a UUID: ${JSON.stringify(id)}`,
      'Copy the id that Anchor gave the application',
    );
  return {
    id: anchorId,
    name:
      name === undefined
        ? slug.charAt(0).toUpperCase() + slug.slice(1)
        : checkText(`${option}.name`, name, 'a name for people to read'),
    iconUrl: iconUrl === undefined ? undefined : checkPicture(`${option}.iconUrl`, iconUrl, origin),
  };
}

function checkPicture(option: string, value: unknown, origin: string): string {
  const text = checkText(option, value, 'the address of a picture, such as /icons/linkedin.svg');
  const url = URL.canParse(text, origin) ? new URL(text, origin) : undefined;
  const isSafe = url?.protocol === 'https:' || url?.protocol === 'data:' || url?.origin === origin;
  if (isSafe) return text;
  throw wrong(
    option,
    `is not the address of a picture: ${JSON.stringify(value)}`,
    'Use a path of your app, https, or data:',
  );
}

/** Checks the place that a redirect ends at. */
export function checkDefault(value: unknown, origin: string): string {
  const example = '/settings/accounts';
  const path = toOwnPath(checkText('defaultReturnTo', value, example), origin);
  if (path !== undefined) return path;
  throw wrong(
    'defaultReturnTo',
    `is not a path of the app: ${JSON.stringify(value)}`,
    `Write it as ${example}`,
  );
}

/** Checks a limit; `scope` says whom it counts. */
export function checkLimit(option: string, scope: AttemptLimit['scope'], limit: unknown): AttemptLimit {
  const { attempts, seconds } = isRecord(limit) ? limit : {};
  if (!isCount(attempts) || !isCount(seconds))
    throw wrong(
      option,
      `must be { attempts, seconds } with whole numbers of 1 or more: ${JSON.stringify({ attempts, seconds }, write)}`,
      'Convert values of the environment with Number()',
    );
  return { scope, attempts, milliseconds: seconds * 1_000 };
}

/** A fraction would reach the database as one. */
function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1;
}

/** JSON has no NaN, and leaves undefined out. */
function write(_key: string, value: unknown): unknown {
  return value === undefined || (typeof value === 'number' && !Number.isFinite(value))
    ? String(value)
    : value;
}

/** Checks a time in milliseconds. */
export function checkTimeout(option: string, value: unknown): number {
  if (isCount(value) && value <= 60_000) return value;
  throw wrong(
    option,
    `cannot be ${JSON.stringify(value, write)}`,
    'Give milliseconds as a whole number from 1 to 60000',
  );
}

/** Checks a number of things. */
export function checkCount(option: string, value: unknown): number {
  if (isCount(value)) return value;
  throw wrong(option, `cannot be ${JSON.stringify(value, write)}`, 'Give a whole number of 1 or more');
}

/** Checks the secrets of the webhook; what is wrong is told without them. */
export function checkSecrets(value: unknown): string[] {
  return [value]
    .flat()
    .map((secret) =>
      checkText('webhookSecret', secret, 'the secret that Anchor shows for the webhook, or leave it out'),
    );
}
