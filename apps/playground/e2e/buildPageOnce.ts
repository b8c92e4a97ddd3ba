import { rm } from 'node:fs/promises';
import { buildPage } from './world/buildPage.ts';

/** Builds the page once for all test workers, and removes it after the last test. */
// oxlint-disable-next-line import/no-default-export -- Playwright requires it
export default async function buildPageOnce(): Promise<() => Promise<void>> {
  const folder = await buildPage();
  process.env.E2E_PAGE_FOLDER = folder;
  return () => rm(folder, { recursive: true, force: true });
}
