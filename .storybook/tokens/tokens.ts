import buttonCss from '../../packages/react/src/styles/button.css?raw';
import tokensCss from '../../packages/react/src/styles/tokens.css?raw';
import { readTokens } from '../../scripts/readTheming.mjs';

/** The custom properties, as the stylesheet has them. */
export const tokens = readTokens(tokensCss, buttonCss);
export type Token = (typeof tokens)[number];
