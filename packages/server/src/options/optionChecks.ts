import { agentAccesses, docsUrl, isLoopback, isRecord, parseUrl, type AgentAccess } from '@kit/protocol';
import { plainPath, toOwnPath } from '../request/toOwnPath.ts';
import type { AttemptLimit } from '../stores/AttemptLimit.ts';
import type { RequestLimit } from '../stores/RequestRecord.ts';

/** Returns the error for an invalid option: what is invalid, the fix, and where options are documented. */
export function optionError(option: string, what: string, fix: string, by = 'createConnect'): TypeError {
  return new TypeError(`${by}: ${option} ${what}. ${fix}. See ${docsUrl}packages/server#options`);
}

export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Promise) return 'a promise';
  if (value instanceof Map) return 'a Map';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

// Most texts come from environment variables, which can be missing, quoted, or part of a longer text.
export function checkText(option: string, value: unknown, example: string, by?: string): string {
  const refuse = (what: string, fix: string) => optionError(option, what, fix, by);
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
    throw refuse(`contains ${JSON.stringify(unset)}`, 'Set the variable that it is built from');
  return value;
}

export function checkFunction(option: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'function')
    throw optionError(option, `must be a function, not ${kindOf(value)}`, 'Pass a function, or leave it out');
}

/** Checks an origin, and returns it in the form that browsers send. */
export function checkOrigin(option: string, value: unknown, by?: string): string {
  const refuse = (what: string, fix: string) => optionError(option, what, fix, by);
  const example = 'an origin such as https://app.example.com';
  if (Array.isArray(value)) throw refuse('must be one origin, not a list', 'Pass one origin');
  const text = checkText(option, value, example, by);
  const url = parseUrl(text);
  // `localhost:5173` parses, as an address of the protocol `localhost:`.
  if (!url?.host)
    throw refuse(
      `is not a URL: ${JSON.stringify(value)}`,
      'Write it as https://app.example.com or http://localhost:3000',
    );
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw refuse(`must be https: ${JSON.stringify(value)}`, 'Use https; http is accepted for localhost only');
  // Hosts are compared as text, so `*`, `$HOST` and a trailing dot would never match.
  if (!/^(\[[\da-f:.]+\]|[\w-]+(\.[\w-]+)*)$/.test(url.hostname) || url.port === '0')
    throw refuse(
      `must name one host: ${JSON.stringify(value)}`,
      'Write the host as the address bar shows it, without *, placeholders or a dot at its end. A list is an array, so split the variable',
    );
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password)
    throw refuse('has more than an origin', `Write it as ${url.origin}`);
  return url.origin;
}

export function checkBasePath(value: unknown): string {
  const text = value === '' ? '' : checkText('basePath', value, '/api/connect');
  if (plainPath.test(text)) return text;
  throw optionError(
    'basePath',
    `is not a plain path: ${JSON.stringify(value)}`,
    'Write it as /api/connect, without a trailing slash',
  );
}

export function checkDefault(value: unknown, origin: string, trustedOrigins: ReadonlySet<string>): string {
  const example = '/settings/accounts';
  const text = checkText('defaultReturnTo', value, example);
  const path = toOwnPath(text, origin);
  if (path !== undefined) return path;
  for (const trusted of trustedOrigins) {
    const page = text.startsWith(`${trusted}/`) && toOwnPath(text, trusted);
    if (page) return trusted + page;
  }
  throw optionError(
    'defaultReturnTo',
    `is not a path of the app: ${JSON.stringify(value)}`,
    `Write it as ${example}, or as a URL of an origin in trustedOrigins`,
  );
}

export function checkLimit(option: string, scope: AttemptLimit['scope'], limit: unknown): AttemptLimit {
  const [attempts, milliseconds] = checkRate(option, 'attempts', limit);
  return { scope, attempts, milliseconds };
}

/** How many calls may wait for one request. Each has a row. */
const maxCallers = 100;

export function checkRequestLimit(limit: unknown): RequestLimit {
  const [requests, milliseconds] = checkRate('requestLimit', 'requests', limit);
  return { requests, milliseconds, callers: maxCallers };
}

/** Returns how many of something may happen in how many milliseconds. */
function checkRate(
  option: string,
  what: 'attempts' | 'requests',
  limit: unknown,
): [count: number, milliseconds: number] {
  const { [what]: count, seconds } = isRecord(limit) ? limit : {};
  if (!isCount(count) || !isCount(seconds))
    throw optionError(
      option,
      `must be { ${what}, seconds } with whole numbers of 1 or more: ${JSON.stringify({ [what]: count, seconds }, write)}`,
      'Convert environment variables with Number()',
    );
  return [count, seconds * 1_000];
}

export function checkAccess(value: unknown): AgentAccess {
  const access = agentAccesses.find((one) => one === value);
  if (access) return access;
  throw optionError(
    'agentAccess',
    `cannot be ${JSON.stringify(value, write)}`,
    "Set it to 'always', 'thread' or 'ask'",
  );
}

// A fraction would be written to the database as it is.
function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1;
}

// JSON has no NaN, and omits undefined.
function write(_key: string, value: unknown): unknown {
  return value === undefined || (typeof value === 'number' && !Number.isFinite(value))
    ? String(value)
    : value;
}

export function checkTimeout(option: string, value: unknown): number {
  if (isCount(value) && value <= 60_000) return value;
  throw optionError(
    option,
    `cannot be ${JSON.stringify(value, write)}`,
    'Set it to whole milliseconds from 1 to 60000',
  );
}

export function checkCount(option: string, value: unknown): number {
  if (isCount(value)) return value;
  throw optionError(
    option,
    `cannot be ${JSON.stringify(value, write)}`,
    'Set it to a whole number of 1 or more',
  );
}

/** Checks the secrets for encryption. The messages never contain them. */
export function checkEncryption(value: unknown): string[] {
  return [value].flat().map((secret) => {
    const text = checkText('encryptionSecret', secret, 'a random text, or omit it');
    if (text.length >= 32) return text;
    const fix = 'Create one with `openssl rand -base64 32`, or omit it';
    throw optionError('encryptionSecret', 'must have at least 32 characters', fix);
  });
}

/** Checks the webhook secrets. The messages never contain them. */
export function checkSecrets(value: unknown): string[] {
  return [value]
    .flat()
    .map((secret) =>
      checkText('webhookSecret', secret, 'the secret that Anchor shows for the webhook, or omit it'),
    );
}
