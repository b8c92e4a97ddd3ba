import { addRoutes, routeLines } from '../edits/addRoutes.ts';
import { findViteConfig, type App } from '../app/readApp.ts';
import { optimizeKit, optimizeLines } from '../edits/optimizeKit.ts';
import type { Plan } from './Plan.ts';
import { PlanBuilder } from './PlanBuilder.ts';
import { planSettings } from './planSettings.ts';
import { findEntry, findOtherPage, refuseTakenFile, refuseTakenRoute } from './refuseTaken.ts';

export function planReactRouter(app: App): Plan {
  const plan = new PlanBuilder(app);
  const { language } = app;
  const list = `app/routes.${language}`;
  const namesAreRoutes = app.has(list) && app.read(list).includes('flatRoutes');
  const handler = `app/routes/${namesAreRoutes ? 'api.connect.$' : 'connect'}.${language}`;
  const taken = namesAreRoutes
    ? findEntry(app, 'app/routes', /^api\.connect(\.|$)/)
    : app.has(list) && app.read(list).includes('api/connect') && list;
  if (taken && !app.has(handler)) refuseTakenRoute(taken);

  const page = `app/routes/accounts.${language}x`;
  if (!app.has(page)) {
    const other = namesAreRoutes
      ? findOtherPage(app, 'app/routes', page)
      : app.has(list) && /\broute\(\s*['"]\/?accounts['"]/.test(app.read(list)) && list;
    if (other) refuseTakenFile(other);
  }

  const imports = { '@/lib/connect': 'app/connect.server', '@/components/accounts': 'app/Accounts' };
  plan.addFile('connect.ts', `app/connect.server.${language}`, imports, 'the settings of the kit');
  plan.addFile('react-router/handler.ts', handler, imports, 'the handler');
  plan.addFile('Accounts.tsx', `app/Accounts.${language}x`, imports, 'the accounts');
  plan.addFile('react-router/page.tsx', page, imports, 'the page of the accounts');
  if (!namesAreRoutes)
    plan.changeFile(list, 'adds the two routes', (text) => addRoutes(text, language), {
      why: 'Add these routes to the list that it exports:',
      lines: routeLines(language),
    });
  const config = findViteConfig(app.has) ?? 'vite.config';
  plan.changeFile(config, 'lets Vite prepare @kit/react', optimizeKit, {
    why: 'Let Vite prepare the kit before the first page:',
    lines: optimizeLines,
  });
  planSettings(plan, { isVite: true });
  return plan.finish(`http://localhost:${app.port}/accounts`);
}
