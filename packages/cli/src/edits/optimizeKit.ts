import { findConfig } from './findConfig.ts';
import { appendItem, inStyleOf, valueOf } from './syntax.ts';

const setting = "optimizeDeps: { include: ['@kit/react'] }";

/** Lines for the configuration of Vite, if they have to be added by hand. */
export const optimizeLines = [`${setting},`];

/**
 * Lets Vite prepare `@kit/react` before the first page. React Router does not recover if Vite finds a package while a page loads.
 * Returns `undefined` if the configuration has no known shape.
 */
export function optimizeKit(text: string): string | undefined {
  if (text.includes('@kit/react')) return text;
  const config = findConfig(text);
  if (!config) return undefined;
  const optimize = valueOf(config, 'optimizeDeps');
  if (!optimize) return appendItem(text, config, config.properties, inStyleOf(text, `\n  ${setting}`));
  if (optimize.type !== 'ObjectExpression') return undefined;
  const include = valueOf(optimize, 'include');
  if (!include)
    return appendItem(text, optimize, optimize.properties, inStyleOf(text, " include: ['@kit/react']"));
  if (include.type !== 'ArrayExpression') return undefined;
  return appendItem(text, include, include.elements, inStyleOf(text, " '@kit/react'"));
}
