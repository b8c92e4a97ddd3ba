import type { Browser } from './browser.ts';
import type { Row } from './Row.ts';

/** What a case receives: a running server, the browser of a new user, and Anchor. */
interface Scene {
  row: Row;
  port: number;
  browser: Browser;
  anchorUrl: string;
  webhookSecret: string;
}

/** A behavior that is the same wherever the kit is mounted. */
export interface Case {
  title: string;
  run: (scene: Scene) => Promise<void>;
}
