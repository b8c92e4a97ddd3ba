import type { App } from '../app/readApp.ts';
import type { Plan } from './Plan.ts';
import { PlanBuilder } from './PlanBuilder.ts';
import { planSettings } from './planSettings.ts';
import { findEntries, findEntry, refuseTakenFile, refuseTakenRoute } from './refuseTaken.ts';

export function planNext(app: App): Plan {
  const plan = new PlanBuilder(app);
  const { source, language } = app;
  const folder = `${source}app/api/connect`;
  const route = `${folder}/[...path]/route.${language}`;
  const taken =
    (app.has(folder) ? folder : undefined) ?? findEntry(app, `${source}pages/api`, /^connect(\.|$)/);
  const isOurs = findEntry(app, `${folder}/[...path]`, /^route\.\w+$/) !== undefined;
  if (taken !== undefined && !isOurs) refuseTakenRoute(taken);
  const page = `${source}app/accounts/page.${language}x`;
  const other = app.has(page) ? undefined : findOtherPage(app);
  if (other !== undefined) refuseTakenFile(other);

  const connect = `${source}lib/connect`;
  const imports = { '@/lib/connect': connect };
  plan.addFile('connect.ts', `${connect}.${language}`, imports, 'the settings of the kit');
  plan.addFile('next/route.ts', route, imports, 'the handler');
  plan.addFile('next/page.tsx', page, imports, 'the page of the accounts');
  planSettings(plan, { isVite: false });
  return plan.finish(`http://localhost:${app.port}/accounts`);
}

/** Next.js allows one page for a path. Others can be in a folder such as `(app)`, which is not part of the path, and in `pages`. */
function findOtherPage(app: App): string | undefined {
  const folders = [`${app.source}app`];
  for (const folder of folders) {
    const path = findEntry(app, `${folder}/accounts`, /^page\.\w+$/);
    if (path !== undefined) return path;
    folders.push(...findEntries(app, folder, /^\(\w.*\)$/));
  }
  return (
    findEntry(app, `${app.source}pages`, /^accounts\.\w+$/) ??
    findEntry(app, `${app.source}pages/accounts`, /^index\.\w+$/)
  );
}
