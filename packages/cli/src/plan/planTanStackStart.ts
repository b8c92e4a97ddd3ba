import type { App } from '../app/readApp.ts';
import type { Plan } from './Plan.ts';
import { PlanBuilder } from './PlanBuilder.ts';
import { planSettings } from './planSettings.ts';
import { findEntry, findOtherPage, refuseTakenFile, refuseTakenRoute } from './refuseTaken.ts';

export function planTanStackStart(app: App): Plan {
  const plan = new PlanBuilder(app);
  const { source, language } = app;
  const handler = `${source}routes/api/connect/$.${language}`;
  const taken =
    findEntry(app, `${source}routes/api`, /^connect(\.|$)/) ??
    findEntry(app, `${source}routes`, /^api\.connect(\.|$)/);
  if (taken !== undefined && !app.has(handler)) refuseTakenRoute(taken);

  const imports = {
    '@/lib/connect': `${source}connect`,
    '@/components/accounts': `${source}components/Accounts`,
  };
  const page = `${source}routes/accounts.${language}x`;
  const other = app.has(page) ? undefined : findOtherPage(app, `${source}routes`, page);
  if (other !== undefined) refuseTakenFile(other);
  plan.addFile('connect.ts', `${source}connect.${language}`, imports, 'the settings of the kit');
  plan.addFile('tanstack-start/handler.ts', handler, imports, 'the handler');
  plan.addFile('Accounts.tsx', `${source}components/Accounts.${language}x`, imports, 'the accounts');
  plan.addFile('tanstack-start/page.tsx', page, imports, 'the page of the accounts');
  planSettings(plan, { isVite: true });
  return plan.finish(`http://localhost:${app.port}/accounts`);
}
