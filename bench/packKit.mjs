import { fileURLToPath } from 'node:url';
import { installPackage } from '../scripts/packPackage.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Installs the packages here as npm would deliver them: what is measured is what is published. */
export function packKit(names = ['protocol', 'server']) {
  for (const name of names) installPackage(name, here);
}
