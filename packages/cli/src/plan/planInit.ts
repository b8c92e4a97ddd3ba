import type { App } from '../app/readApp.ts';
import type { Server } from '../edits/mountHandler.ts';
import type { Plan } from './Plan.ts';
import { planNext } from './planNext.ts';
import { planReactRouter } from './planReactRouter.ts';
import { planTanStackStart } from './planTanStackStart.ts';
import { planVite } from './planVite.ts';

/** Plans everything that `init` does in an app. Changes nothing. */
export function planInit(app: App, server?: Server): Plan {
  switch (app.framework) {
    case 'next':
      return planNext(app);
    case 'react-router':
      return planReactRouter(app);
    case 'tanstack-start':
      return planTanStackStart(app);
    case 'vite':
      return planVite(app, server);
  }
}
