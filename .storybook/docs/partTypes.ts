// oxlint-disable-next-line import/default -- Vite gives the text of the file
import source from '../../packages/react/src/elements/partNames.ts?raw';
import { readPartTypes } from '../../scripts/readTheming.mjs';

/** The part types of the source. */
export const partTypes = readPartTypes(source);
