import type { RemoteWorld } from '../../../apps/playground/e2e/world/reachWorld.ts';
import type { WorldAddresses } from '../../../apps/playground/e2e/world/World.ts';
import type { AppTab } from '../AppTab.ts';
import type { Browser } from '../Browser.ts';

/** What a case is given: a browser just started, the app open in it, and the world from outside. */
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

/** The one end of an attempt that went well. */
export const connected = [/^Connected/];
