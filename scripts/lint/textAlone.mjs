/**
 * Browser translators replace text nodes with elements. React then throws when it removes such a node, inserts an element before
 * it or changes its text, and unmounts the whole app. Text that is an element's only child is safe, because React sets it through
 * the element.
 */
const message =
  'Text must be the only child of its element: a translated page makes React fail on text beside other children. Wrap it in a <span>.';

/** Whether React ignores a child: white space with a line break, or an empty expression. */
const isBlank = (child) =>
  (child.type === 'JSXText' && (child.value.trim() !== '' ? false : child.value.includes('\n'))) ||
  (child.type === 'JSXExpressionContainer' && child.expression.type === 'JSXEmptyExpression');

/** Components that put their children into the element around them, as a fragment does. */
const isTransparent = ({ openingElement: { name } }) =>
  name.type === 'JSXMemberExpression'
    ? ['Provider', 'Consumer', 'Fragment', 'Suspense'].includes(name.property.name)
    : ['Fragment', 'StrictMode', 'Suspense'].includes(name.name);

/** The expressions that a function can return. */
function returnedBy({ body }) {
  if (body.type !== 'BlockStatement') return [body];
  return body.body.filter(({ type }) => type === 'ReturnStatement').map(({ argument }) => argument);
}

/** Whether an expression can render as a text node. True unless it is known to be an element or empty. */
function mayBeText(node, scopeOf) {
  const check = (inner) => mayBeText(inner, scopeOf);
  switch (node?.type) {
    case undefined:
    case 'JSXElement':
    case 'JSXFragment': // is checked by itself
    case 'JSXEmptyExpression':
    case 'UnaryExpression': // `!` and `void`; others make no sense here
      return false;
    case 'Literal':
      return typeof node.value === 'string' || typeof node.value === 'number';
    case 'ConditionalExpression':
      return check(node.consequent) || check(node.alternate);
    case 'LogicalExpression':
      return (node.operator !== '&&' && check(node.left)) || check(node.right);
    case 'ArrayExpression':
      return node.elements.some(check);
    case 'CallExpression': {
      if (node.callee.name === 'createElement') return false;
      const isMapped = ['map', 'flatMap'].includes(node.callee.property?.name);
      const called = isMapped ? node.arguments[0] : valueOf(node.callee, scopeOf);
      return !called?.body || returnedBy(called).some(check);
    }
    case 'Identifier': {
      if (node.name === 'undefined') return false;
      const value = valueOf(node, scopeOf);
      return !value || check(value);
    }
    default:
      return true;
  }
}

/** The initial value of a variable. `undefined` for parameters, imports and destructured variables. */
function valueOf(node, scopeOf) {
  for (let scope = node.type === 'Identifier' ? scopeOf(node) : null; scope; scope = scope.upper) {
    const [definition] = scope.set.get(node.name)?.defs ?? [];
    if (definition) return definition.node.id?.type === 'Identifier' ? definition.node.init : undefined;
  }
  return undefined;
}

/** Whether a function is a component, by its name. */
function isComponent({ id, parent }) {
  const name = id?.name ?? (parent.type === 'VariableDeclarator' ? parent.id.name : undefined);
  // Not the handlers of a route, such as `POST`.
  return /^[A-Z](?![A-Z]+$)/.test(name ?? '');
}

function functionAround(node) {
  let around = node.parent;
  while (around && !('params' in around)) around = around.parent;
  return around;
}

/** Reports `<div>{icon}{text}</div>`, `<>{text}</>` and components that return text: each can render a text node with siblings. */
export const textAlone = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const scopeOf = (node) => context.sourceCode.getScope(node);
    const isText = (child) =>
      child.type === 'JSXText' ||
      (child.type === 'JSXExpressionContainer' && mayBeText(child.expression, scopeOf));

    function checkChildren(node) {
      const children = node.children.filter((child) => !isBlank(child));
      const isAlone = children.length === 1 && node.type === 'JSXElement' && !isTransparent(node);
      if (isAlone) return;
      for (const child of children) if (isText(child)) context.report({ node: child, message });
    }

    function checkReturned(node, around) {
      if (node && around && isComponent(around) && mayBeText(node, scopeOf))
        context.report({ node, message });
    }

    return {
      JSXElement: checkChildren,
      JSXFragment: checkChildren,
      ReturnStatement: (node) => checkReturned(node.argument, functionAround(node)),
      ArrowFunctionExpression: (node) => {
        if (node.body.type !== 'BlockStatement') checkReturned(node.body, node);
      },
    };
  },
};
