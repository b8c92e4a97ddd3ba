import { defaultExport, parseModule, type Expression, type ObjectExpression } from './syntax.ts';

/** Finds the object that a configuration of Vite exports. */
export function findConfig(text: string): ObjectExpression | undefined {
  const body = parseModule(text);
  return body && configObject(defaultExport(body));
}

/** The object in `{ … }`, `defineConfig({ … })`, or a function that returns one immediately. */
function configObject(node: Expression | undefined): ObjectExpression | undefined {
  if (node?.type === 'ObjectExpression') return node;
  if (node?.type === 'ArrowFunctionExpression' && node.body.type === 'ObjectExpression') return node.body;
  if (node?.type !== 'CallExpression') return undefined;
  const [argument] = node.arguments;
  if (argument?.type === 'ObjectExpression') return argument;
  return argument?.type === 'ArrowFunctionExpression' ? configObject(argument) : undefined;
}
