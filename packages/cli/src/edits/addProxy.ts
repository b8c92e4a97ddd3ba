import { findConfig } from './findConfig.ts';
import { appendItem, inStyleOf, valueOf, type ObjectExpression } from './syntax.ts';

/** Lines for the configuration of Vite, if they have to be added by hand. */
export const proxyLines = (port: number, serverPort: number): string[] => [
  'server: {',
  `  port: ${port},`,
  '  strictPort: true,',
  `  proxy: { '/api/connect': 'http://localhost:${serverPort}' },`,
  '},',
];

/** Adds a proxy for the handler to a configuration of Vite. Returns `undefined` if its object cannot be found. */
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
  if (valueOf(proxy, '/api/connect') ?? valueOf(proxy, '/api')) return text;
  return add(proxy, ` ${entry}`);
}

const serverBlock = (entry: string, port: number) =>
  `\n  server: {\n    port: ${port},\n    strictPort: true,\n    proxy: { ${entry} },\n  }`;
