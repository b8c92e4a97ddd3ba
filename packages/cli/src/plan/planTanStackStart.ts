import type { App } from '../app/readApp.ts';
import type { Plan } from './Plan.ts';
import { PlanBuilder } from './PlanBuilder.ts';
import { planSettings } from './planSettings.ts';
import { refuseTakenRoute } from './refuseTakenRoute.ts';

export function planTanStackStart(app: App): Plan {
  const plan = new PlanBuilder(app);
  const { source, language } = app;
  const handler = `${source}routes/api/connect/$.${language}`;
  const others = [
    `${source}routes/api/connect`,
    ...['ts', 'tsx'].map((end) => `${source}routes/api/connect.${end}`),
  ];
  const taken = [...others, `${source}routes/api.connect.$.${language}`].find(app.has);
  if (taken !== undefined && !app.has(handler)) refuseTakenRoute(taken);

  const imports = {
    '@/lib/connect': `${source}connect`,
    '@/components/accounts': `${source}components/Accounts`,
  };
  plan.addFile('connect.ts', `${source}connect.${language}`, imports, 'the settings of the kit');
  plan.addFile('tanstack-start/handler.ts', handler, imports, 'the handler');
  plan.addFile('Accounts.tsx', `${source}components/Accounts.${language}x`, imports, 'the accounts');
  const page = `${source}routes/accounts.${language}x`;
  plan.addFile('tanstack-start/page.tsx', page, imports, 'the page of the accounts');
  planSettings(plan, { isVite: true });
  return plan.finish(`http://localhost:${app.port}/accounts`);
}
