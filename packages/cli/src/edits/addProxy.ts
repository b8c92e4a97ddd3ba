import { findConfig } from './findConfig.ts';
import {
  appendItem,
  inStyleOf,
  prependItem,
  valueOf,
  type Expression,
  type ObjectExpression,
} from './syntax.ts';

/** Lines for the configuration of Vite, if they have to be added by hand. */
export const proxyLines = (port: number, serverPort: number): string[] => [
  'server: {',
  `  port: ${port},`,
  '  strictPort: true,',
  `  proxy: { '/api/connect': 'http://localhost:${serverPort}' },`,
  '},',
];

/**
 * Adds a proxy for the handler to a configuration of Vite, before the others, because Vite uses the first that matches. Returns
 * `undefined` if its object cannot be found.
 */
export function addProxy(text: string, port: number, serverPort: number): string | undefined {
  const config = findConfig(text);
  if (!config) return undefined;
  const entry = `'/api/connect': 'http://localhost:${serverPort}'`;
  const add = (object: ObjectExpression, code: string) =>
    appendItem(text, object, object.properties, inStyleOf(text, code));

  const server = valueOf(config, 'server');
  if (!server) return add(config, serverBlock(entry, port));
  if (server.type !== 'ObjectExpression') return undefined;
  const proxy = valueOf(server, 'proxy');
  if (!proxy) {
    const fixedPort = valueOf(server, 'port') ? '' : ` port: ${port}, strictPort: true,`;
    return add(server, `${fixedPort} proxy: { ${entry} }`);
  }
  if (proxy.type !== 'ObjectExpression') return undefined;
  if (valueOf(proxy, '/api/connect')) return text;
  const shared = valueOf(proxy, '/api');
  if (shared && leadsTo(text, shared, serverPort)) return text;
  return prependItem(text, proxy, proxy.properties, inStyleOf(text, ` ${entry}`));
}

/** Whether the target of a proxy, as a text or an object, is on a port of this machine. */
const leadsTo = (text: string, { start, end }: Expression, port: number) =>
  new RegExp(`:${port}\\b`).test(text.slice(start ?? 0, end ?? 0));

const serverBlock = (entry: string, port: number) =>
  `\n  server: {\n    port: ${port},\n    strictPort: true,\n    proxy: { ${entry} },\n  }`;
