import type { App } from '../app/readApp.ts';
import type { Plan } from './Plan.ts';
import { PlanBuilder } from './PlanBuilder.ts';
import { planSettings } from './planSettings.ts';
import { refuseTakenRoute } from './refuseTakenRoute.ts';

export function planNext(app: App): Plan {
  const plan = new PlanBuilder(app);
  const { source, language } = app;
  const folder = `${source}app/api/connect`;
  const route = `${folder}/[...path]/route.${language}`;
  const pages = ['ts', 'js'].map((end) => `${source}pages/api/connect.${end}`);
  const taken = [folder, `${source}pages/api/connect`, ...pages].find(app.has);
  if (taken !== undefined && !app.has(route)) refuseTakenRoute(taken);

  const connect = `${source}lib/connect`;
  const imports = { '@/lib/connect': connect };
  plan.addFile('connect.ts', `${connect}.${language}`, imports, 'the settings of the kit');
  plan.addFile('next/route.ts', route, imports, 'the handler');
  plan.addFile(
    'next/page.tsx',
    `${source}app/accounts/page.${language}x`,
    imports,
    'the page of the accounts',
  );
  planSettings(plan, { isVite: false });
  return plan.finish(`http://localhost:${app.port}/accounts`);
}
