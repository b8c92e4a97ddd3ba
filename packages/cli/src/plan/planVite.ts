import { findViteConfig, type App } from '../app/readApp.ts';
import { addProxy, proxyLines } from '../edits/addProxy.ts';
import { includeServer } from '../edits/includeServer.ts';
import { mountHandler, mountLines, type Server } from '../edits/mountHandler.ts';
import { renderAccounts, renderLines } from '../edits/renderAccounts.ts';
import { skipBuilds } from '../edits/skipBuilds.ts';
import { findServer } from './findServer.ts';
import type { Plan } from './Plan.ts';
import { PlanBuilder } from './PlanBuilder.ts';
import { environmentFile, planSettings } from './planSettings.ts';
import { importPath } from './readTemplate.ts';
import { refuseTakenRoute } from './refuseTaken.ts';
import { versions } from './versions.ts';

/** An app of Vite has a server beside it, with Express or Hono. Without one, this plans a new one. */
export function planVite(app: App, chosen: Server | undefined): Plan {
  const plan = new PlanBuilder(app);
  const { language } = app;
  const present = findServer(app);
  const server = present?.server ?? chosen ?? 'express';
  const serverFile = present?.path ?? `server/index.${language}`;
  // Node cannot load TypeScript from a server in JavaScript, so both have the same extension.
  const end = serverFile.split('.').at(-1) ?? language;
  const connect = `${serverFile.replace(/[^/]*$/, '')}connect.${end}`;
  const imported = connect.replace(/ts$/, 'js');
  const serverPort = present ? (present.port ?? proxiedPort(app) ?? 3000) : newPort(app);

  if (present) {
    if (/['"`]\/api\/connect/.test(present.text) && !app.has(connect)) refuseTakenRoute(serverFile);
    const path = importPath(serverFile, imported);
    plan.changeFile(serverFile, 'mounts the handler', (text) => mountHandler(text, server, path), {
      why: 'Mount the handler:',
      lines: mountLines(server, path),
    });
    if (!('dev:server' in app.manifest.scripts))
      plan.note(`Start your server with the variables of .env.development: node --env-file=.env.development`);
  } else plan.addFile(`${server}/index.ts`, serverFile, { '@/lib/connect': imported }, 'the server');
  plan.addFile('connect.ts', connect, {}, 'the settings of the kit');
  planPage(plan);
  planConfig(plan, serverPort);
  if (!present && app.has('tsconfig.node.json'))
    plan.changeFile('tsconfig.node.json', 'checks the types of server', (text) =>
      includeServer(text, 'server'),
    );
  planSettings(plan, {
    isVite: true,
    ...(!present && {
      serverPort,
      serverScript: `${language === 'ts' ? 'tsx watch' : 'node --watch'} --env-file=.env.development ${serverFile}`,
      ...packagesOf(server, language),
    }),
  });
  if (!present && language === 'ts' && app.packageManager === 'pnpm')
    plan.changeFile(
      'pnpm-workspace.yaml',
      'skips the build script of esbuild, which tsx does not need',
      (text) => skipBuilds(text, 'esbuild'),
      { why: 'Skip the build script of esbuild:', lines: ['allowBuilds:', '  esbuild: false'] },
    );
  return plan.finish(`http://localhost:${app.port}`);
}

const readConfig = (app: App) => {
  const config = findViteConfig(app.has);
  return config ? app.read(config) : '';
};

/** The port that requests for `/api` are sent to, of a server whose own port is not a number in its file. */
function proxiedPort(app: App): number | undefined {
  const digits = /['"`]\/api['"`]\s*:[^]*?:(\d+)/.exec(readConfig(app))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The port of a new server: `PORT`, if the app sets it, or one that Vite sends no other requests to. */
function newPort(app: App): number {
  const chosen = app.has(environmentFile) && /^PORT=(\d+)/m.exec(app.read(environmentFile))?.[1];
  if (chosen) return Number(chosen);
  const taken = new Set([...readConfig(app).matchAll(/:(\d+)/g)].map(([, digits]) => Number(digits)));
  return [3000, 3001, 3002].find((port) => !taken.has(port)) ?? 3003;
}

function planPage(plan: PlanBuilder): void {
  const { app } = plan;
  const folder = app.source;
  plan.addFile('Accounts.tsx', `${folder}Accounts.${app.language}x`, {}, 'the accounts');
  const component = ['tsx', 'jsx', 'ts', 'js'].map((end) => `${folder}App.${end}`).find(app.has);
  const manual = { why: 'Render the accounts where you want them:', lines: renderLines('./Accounts') };
  if (component === undefined) plan.askFor({ path: folder, ...manual });
  else
    plan.changeFile(component, 'renders <Accounts />', (text) => renderAccounts(text, './Accounts'), manual);
}

function planConfig(plan: PlanBuilder, serverPort: number): void {
  const { app } = plan;
  const manual = {
    why: 'Send requests for the handler to the server:',
    lines: proxyLines(app.port, serverPort),
  };
  const config = findViteConfig(app.has);
  if (config === undefined) plan.askFor({ path: 'vite.config', ...manual });
  else
    plan.changeFile(
      config,
      'sends /api/connect to the server',
      (text) => addProxy(text, app.port, serverPort),
      manual,
    );
}

function packagesOf(server: Server, language: App['language']) {
  const isTypeScript = language === 'ts';
  if (server === 'hono')
    return {
      dependencies: { hono: versions.hono, '@hono/node-server': versions.honoNodeServer },
      devDependencies: { ...(isTypeScript && { tsx: versions.tsx }) },
    };
  return {
    dependencies: { express: versions.express },
    devDependencies: { ...(isTypeScript && { tsx: versions.tsx, '@types/express': versions.expressTypes }) },
  };
}
