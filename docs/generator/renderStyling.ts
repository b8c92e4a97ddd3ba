import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { readTokens } from '../../scripts/readTheming.mjs';
import { joinParagraphs, toCode, toTable } from './markdown.ts';
import type { Api } from './readApi.ts';
import { readLiterals } from './readUnion.ts';
import { stateMeanings } from './stateMeanings.ts';

/** The page of what an app can style: parts, their states, and CSS custom properties. */
export function renderStyling(api: Api): string {
  const partTypes = readPartTypes(api);
  const statesByPart = readStates(api.program);
  const parts = [...new Set(partTypes.flatMap((type) => type.parts))].toSorted();
  const unknown = [...statesByPart.keys()].filter((part) => !parts.includes(part));
  const described = new Set(stateMeanings.flatMap((each) => each.parts));
  const undescribed = [...statesByPart.keys()].filter((part) => !described.has(part));
  if (undescribed.length > 0) throw new Error(`stateMeanings.ts lacks ${undescribed.join(', ')}.`);
  if (unknown.length > 0)
    throw new Error(`These parts have a data-state, but no exported type: ${unknown.join(', ')}.`);

  /** The types that contain a part, without those that only include another one of these types. */
  const findTypes = (part: string) => {
    const found = partTypes.filter((type) => type.parts.includes(part));
    const isWider = (type: PartType) =>
      found.some(
        (other) =>
          other.parts.length < type.parts.length && other.parts.every((each) => type.parts.includes(each)),
      );
    return found.filter((type) => !isWider(type)).map(({ name }) => name);
  };
  const tokens = readTokens(readStyles('tokens'), readStyles('button'));

  return joinParagraphs(
    '# Styling',
    'Everything in `@kit/react` that you can style. [Theming](../theming.md) explains how.',
    '## Parts and states',
    'Each part has its name in `data-part`. A part with states has the current one in `data-state`. The names are also the keys of `classNames`, and each type lists the parts of one component.',
    toTable(
      ['`data-part`', 'Description', '`data-state`', 'Types'],
      parts.map((part) => [
        toCode(part),
        partTypes.map((type) => type.descriptions.get(part)).find(Boolean) ?? '',
        [...(statesByPart.get(part) ?? [])].toSorted().map(toCode).join(', '),
        findTypes(part)
          .map((name) => `[${toCode(name)}](react-types.md#${name.toLowerCase()})`)
          .join(', '),
      ]),
    ),
    '## States',
    'What each value of `data-state` means.',
    toTable(['Parts', '`data-state`', 'Description'], renderStates(statesByPart)),
    '## CSS custom properties',
    toTable(
      ['Name', 'Description', 'Default', 'Default in dark mode, if different'],
      tokens.map(({ name, purpose, light, dark, follows }) => [
        toCode(`--connect-${name}`),
        purpose,
        follows ? `derived from ${toCode(`--connect-${follows}`)}` : toCode(light),
        dark ? toCode(dark) : '',
      ]),
    ),
  );
}

interface PartType {
  name: string;
  parts: string[];
  descriptions: Map<string, string>;
}

function readPartTypes({ entryPoints, unions }: Api): PartType[] {
  return entryPoints.react
    .flatMap(({ exports }) => exports)
    .filter(({ name }) => name.endsWith('Part'))
    .map(({ name, declaration }) => {
      const descriptions = new Map(
        (unions.get(declaration)?.variants ?? []).flatMap(({ values, description }) =>
          values.map((value) => [value.slice(1, -1), description] as const),
        ),
      );
      return { name, parts: [...descriptions.keys()], descriptions };
    });
}

/** One row for each state of parts that share their states. */
function renderStates(statesByPart: Map<string, Set<string>>): string[][] {
  return stateMeanings.flatMap(({ parts, states }) => {
    const meant = Object.keys(states).toSorted().join();
    for (const part of parts) {
      const found = [...(statesByPart.get(part) ?? [])].toSorted().join();
      if (found !== meant)
        throw new Error(`stateMeanings.ts describes the states ${meant} of ${part}. It has ${found}.`);
    }
    return Object.entries(states).map(([state, meaning]) => [
      parts.map(toCode).join(', '),
      toCode(state),
      meaning,
    ]);
  });
}

/** The values of `data-state` of each part, from the components. */
function readStates(program: ts.Program): Map<string, Set<string>> {
  const checker = program.getTypeChecker();
  const states = new Map<string, Set<string>>();
  for (const file of program.getSourceFiles()) {
    if (!file.fileName.includes('/packages/react/src/')) continue;
    visit(file, (node) => {
      const value = readStateValue(node);
      if (!value) return;
      const parts = readValues(checker, findPart(node));
      if (parts.length === 0)
        throw new Error(`No part for the data-state in ${file.fileName.split('/packages/')[1]}.`);
      for (const part of parts)
        states.set(part, new Set([...(states.get(part) ?? []), ...readValues(checker, value)]));
    });
  }
  return states;
}

/** The strings that an expression can be. */
function readValues(checker: ts.TypeChecker, expression: ts.Expression | undefined): string[] {
  if (!expression) return [];
  if (ts.isStringLiteral(expression)) return [expression.text];
  const type = checker.getNonNullableType(checker.getTypeAtLocation(expression));
  return readLiterals(checker, type).map((literal) => literal.slice(1, -1));
}

function visit(node: ts.Node, callback: (node: ts.Node) => void): void {
  callback(node);
  ts.forEachChild(node, (child) => visit(child, callback));
}

/** The value of `data-state` as an attribute or as a property of an object. */
function readStateValue(node: ts.Node): ts.Expression | undefined {
  if (ts.isJsxAttribute(node) && node.name.getText() === 'data-state') {
    const { initializer } = node;
    if (initializer && ts.isJsxExpression(initializer)) return initializer.expression;
    return initializer && ts.isStringLiteral(initializer) ? initializer : undefined;
  }
  if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name) && node.name.text === 'data-state')
    return node.initializer;
  return undefined;
}

/** The name of the part that a node belongs to: the element's `name`, or the first argument of the call that it spreads. */
function findPart(node: ts.Node): ts.Expression | undefined {
  for (let around: ts.Node = node; around.parent; around = around.parent) {
    if (ts.isJsxOpeningLikeElement(around)) return readPart(around);
    if (ts.isVariableDeclaration(around) && ts.isIdentifier(around.name))
      return findPartOfSpread(around.name.text, node);
  }
  return undefined;
}

/** The name of the part in the same file that spreads a variable. */
function findPartOfSpread(variable: string, node: ts.Node): ts.Expression | undefined {
  let part: ts.Expression | undefined;
  visit(node.getSourceFile(), (each) => {
    if (ts.isJsxOpeningLikeElement(each) && each.getText().includes(`...${variable}`))
      part ??= readPart(each);
  });
  return part;
}

function readPart({ attributes }: ts.JsxOpeningLikeElement): ts.Expression | undefined {
  for (const attribute of attributes.properties) {
    if (
      ts.isJsxAttribute(attribute) &&
      attribute.name.getText() === 'name' &&
      attribute.initializer &&
      ts.isStringLiteral(attribute.initializer)
    )
      return attribute.initializer;
    const [argument] =
      ts.isJsxSpreadAttribute(attribute) && ts.isCallExpression(attribute.expression)
        ? attribute.expression.arguments
        : [];
    if (argument) return argument;
  }
  return undefined;
}

const readStyles = (name: string) =>
  readFileSync(new URL(`../../packages/react/src/styles/${name}.css`, import.meta.url), 'utf8');
