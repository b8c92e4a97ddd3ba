import css from '../../packages/react/src/styles/tokens.css?raw';
import { readTokens } from '../../scripts/readTheming.mjs';

/** The custom properties, as the stylesheet has them. */
export const tokens = readTokens(css);
export type Token = (typeof tokens)[number];
