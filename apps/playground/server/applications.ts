import { readFileSync } from 'node:fs';
import { demoApplications, type ApplicationSeed } from '@kit/emulator';
import type { ConnectOptions } from '@kit/server';

/** The emulator's applications, which have a demo site, and inventions without one. The keys are also the names of the pictures. */
const seeds: Record<string, ApplicationSeed> = {
  ...Object.fromEntries(demoApplications.map((seed) => [seed.name.toLowerCase(), seed])),
  bank: seedOf('Company bank', '04'),
  suppliers: seedOf('Supplier portal', '05'),
  payroll: seedOf('Payroll', '06'),
  travel: seedOf('Travel desk', '07'),
  'help-desk': seedOf('Help desk', '08'),
};

function seedOf(name: string, suffix: string): ApplicationSeed {
  const host = `${name.toLowerCase().replace(' ', '-')}.example.com`;
  return { id: `5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e${suffix}`, name, source: `https://${host}` };
}

/** The applications of the playground, for the kit. Each says what the assistant may do with it. */
export const offeredApplications: ConnectOptions['applications'] = Object.fromEntries(
  Object.entries(seeds).map(([key, { id, name }]) => [
    key,
    { id, name, iconUrl: iconPath(key), consent: true },
  ]),
);

/** The same applications for the emulator. Its page is on another origin, so it receives the pictures as `data:` URLs. */
export const emulatedApplications: ApplicationSeed[] = Object.entries(seeds).map(([key, seed]) => ({
  ...seed,
  iconUrl: `data:image/svg+xml,${encodeURIComponent(readFileSync(pictureOf(key), 'utf8'))}`,
}));

function iconPath(key: string): string {
  return `/icons/${key}.svg`;
}

function pictureOf(key: string): URL {
  return new URL(`../public${iconPath(key)}`, import.meta.url);
}
