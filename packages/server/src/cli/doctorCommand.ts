import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';
import { parseUrl } from '@kit/protocol';
import { createAnchorClient } from '../anchor/createAnchorClient.ts';
import { createProbe, type DoctorOptions } from '../doctor/probe.ts';
import { checkAnchor } from '../doctor/checkAnchor.ts';
import { checkSite } from '../doctor/checkSite.ts';
import type { Finding, FindingLevel } from '../doctor/findings.ts';
import { uuid } from '../anchor/AnchorClient.ts';

/** Runs `doctor`. The exit code is 1 if there is a problem. */
export async function doctorCommand(args: readonly string[]): Promise<{ text: string; code: number }> {
  const findings = await readArguments(args)({ fetch: fetchByNode });
  const hasProblem = findings.some(({ level }) => level === 'problem');
  return { text: formatFindings(findings), code: hasProblem ? 1 : 0 };
}

type RunDoctor = (options: DoctorOptions) => Promise<Finding[]>;

function readArguments(args: readonly string[]): RunDoctor {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      app: { type: 'string', multiple: true },
      key: { type: 'string' },
      application: { type: 'string', multiple: true, default: [] },
      'anchor-url': { type: 'string' },
    },
  });
  const [path, ...rest] = positionals;
  if ((path === undefined) === (values.url === undefined) || rest.length > 0)
    throw new Error('Pass either one module or --url.');
  const appOrigins = values.app?.map(readAppOrigin);
  if (path !== undefined)
    return async (options) => (await loadConnect(path)).doctor({ ...options, appOrigins });

  const { url = '', application, 'anchor-url': anchorUrl } = values;
  const site = { ...readSite(url), appOrigins };
  const apiKey = values.key ?? process.env.ANCHORBROWSER_API_KEY;
  const invalidId = application.find((id) => !uuid.test(id));
  if (invalidId !== undefined) throw new Error(`${JSON.stringify(invalidId)} is not a UUID.`);
  if (application.length > 0 && !apiKey) throw new Error('--application requires --key.');
  return async (options) => {
    const checks = [checkSite(site, createProbe(options))];
    if (apiKey) {
      const custom =
        anchorUrl === undefined ? {} : { baseUrl: anchorUrl, dangerouslyAllowCustomBaseUrl: true };
      const applications = new Map(application.map((id) => [id, { id }]));
      checks.push(checkAnchor({ anchor: createAnchorClient({ apiKey, ...custom }), applications }));
    }
    return (await Promise.all(checks)).flat();
  };
}

function readSite(text: string): { origin: string; baseUrl: string } {
  const url = parseUrl(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    throw new Error(
      `${JSON.stringify(text)} is not the URL of a handler, such as https://app.example.com/api/connect.`,
    );
  // `createConnect` rejects an empty basePath.
  if (url.pathname === '/') throw new Error(`The URL has no path. Did you mean ${url.origin}/api/connect?`);
  return { origin: url.origin, baseUrl: url.origin + url.pathname.replace(/\/+$/, '') };
}

function readAppOrigin(text: string): string {
  const url = parseUrl(text);
  if (url && /^https?:$/.test(url.protocol) && [url.origin, `${url.origin}/`].includes(text))
    return url.origin;
  throw new Error(`${JSON.stringify(text)} is not an origin, such as https://app.example.com.`);
}

async function loadConnect(path: string): Promise<{ doctor: RunDoctor }> {
  const module: unknown = await import(pathToFileURL(path).href).catch((error: unknown) => {
    throw isUnreadable(error) ? new Error(`${error.message}. ${withTypes}`) : error;
  });
  const connect =
    typeof module === 'object' && module !== null && 'connect' in module ? module.connect : undefined;
  if (!hasDoctor(connect))
    throw new Error(
      `${path} does not export \`connect\`. Export what createConnect returns under this name.`,
    );
  return connect;
}

const withTypes =
  "For TypeScript, set NODE_OPTIONS='--import tsx' if tsx is installed, or use Node 22.18 or newer.";

function isUnreadable(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ERR_UNKNOWN_FILE_EXTENSION';
}

function hasDoctor(value: unknown): value is { doctor: RunDoctor } {
  return (
    typeof value === 'object' && value !== null && 'doctor' in value && typeof value.doctor === 'function'
  );
}

const marks: Record<FindingLevel, string> = { ok: '✓', warning: '!', problem: '✗' };

function formatFindings(findings: Finding[]): string {
  const width = Math.max(...findings.map(({ code }) => code.length));
  const lines = findings.flatMap(({ level, code, what, why, fix }) => [
    `${marks[level]} ${code.padEnd(width)}  ${what}`,
    ...(fix === undefined ? [] : [why, fix].map((text) => ' '.repeat(width + 4) + text)),
  ]);
  return `${lines.join('\n').replaceAll(/[^\P{Cc}\n]/gu, '')}\n\n${count(findings, 'problem')}, ${count(findings, 'warning')}.\n`;
}

function count(findings: Finding[], level: FindingLevel): string {
  const number = findings.filter((finding) => finding.level === level).length;
  return `${number} ${level}${number === 1 ? '' : 's'}`;
}

/** A `fetch` that sends all headers and follows no redirect. Node's own `fetch` overwrites `Sec-Fetch-Mode`. */
export async function fetchByNode(request: Request): Promise<Response> {
  const body = await request.text();
  const { protocol } = new URL(request.url);
  const outgoing = (protocol === 'https:' ? requestHttps : requestHttp)(request.url, {
    method: request.method,
    headers: {
      ...Object.fromEntries(request.headers),
      ...(body === '' ? {} : { 'content-length': Buffer.byteLength(body) }),
    },
    signal: request.signal,
    agent: false,
  });
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.on('response', resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
  });
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const status = incoming.statusCode ?? 0;
  if (status === 204 || status === 304) return new Response(null, { status, headers });
  return new Response(Readable.toWeb(incoming), { status, headers });
}
