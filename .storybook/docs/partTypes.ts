// oxlint-disable-next-line import/default -- Vite gives the text of the file
import controlSource from '../../packages/react/src/elements/controlPartNames.ts?raw';
// oxlint-disable-next-line import/default -- as above
import liveSource from '../../packages/react/src/elements/livePartNames.ts?raw';
// oxlint-disable-next-line import/default -- as above
import source from '../../packages/react/src/elements/partNames.ts?raw';
import { readPartTypes } from '../../scripts/readTheming.mjs';

/** The part types of the source. */
export const partTypes = [source, controlSource, liveSource].flatMap(readPartTypes);
