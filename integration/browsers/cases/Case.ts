import type { RemoteWorld } from '../../../apps/playground/e2e/world/reachWorld.ts';
import type { WorldAddresses } from '../../../apps/playground/e2e/world/World.ts';
import type { AppTab } from '../AppTab.ts';
import type { Browser } from '../Browser.ts';

/** What a case receives: a new browser, the app open in it, and the world outside the browser. */
export interface Scene {
  browser: Browser;
  app: AppTab;
  world: RemoteWorld;
  addresses: WorldAddresses;
}

export interface Case {
  title: string;
  run: (scene: Scene) => Promise<void>;
}

/** The outcomes of one attempt that connected. */
export const connected = [/^Connected/];
