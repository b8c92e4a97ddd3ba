import linkedin from '../../apps/playground/public/icons/linkedin.svg?raw';
import notion from '../../apps/playground/public/icons/notion.svg?raw';
import salesforce from '../../apps/playground/public/icons/salesforce.svg?raw';

/** The pictures of the playground, by application. The emulator's pages load nothing, so the pictures are `data:` URLs. */
export const pictures: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ linkedin, salesforce, notion }).map(([application, svg]) => [
    application,
    `data:image/svg+xml,${encodeURIComponent(svg)}`,
  ]),
);
