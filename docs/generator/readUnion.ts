import ts from 'typescript';

/** One member of a union: a string literal, or an object with the properties that only some members have. */
interface Variant {
  /** The literal, or the values of the discriminant. */
  values: string[];
  properties: { name: string; isOptional: boolean; type: ts.Type; description: string }[];
  description: string;
  /** The type, if the union refers to it by name. */
  type?: string;
}

/** A union of string literals, or of objects with a discriminant such as `type`. */
export interface Union {
  discriminant: string | undefined;
  /** Properties of every member, apart from the discriminant. */
  common: Variant['properties'];
  variants: Variant[];
  checker: ts.TypeChecker;
}

const discriminants = ['type', 'status', 'ok', 'kind', 'state', 'result'];

/** Reads a type alias as a union. Returns `undefined` if it is not one of these unions. */
export function readUnion(checker: ts.TypeChecker, symbol: ts.Symbol | undefined): Union | undefined {
  const declaration = symbol?.declarations?.find(ts.isTypeAliasDeclaration);
  if (!symbol || !declaration) return undefined;
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  if (!type.isUnion()) return undefined;

  if (type.types.every((member) => member.isStringLiteral())) {
    const described = new Map(listLiterals(checker, declaration.type));
    const values = type.types.map((member) => `'${member.value}'`);
    // The order in the source, if it writes all of them. The order of the compiler depends on unrelated files.
    const isWritten = values.every((value) => described.has(value));
    const sorted = isWritten
      ? [...described.keys()].filter((value) => values.includes(value))
      : values.toSorted();
    const variants = sorted.map((value) => ({
      values: [value],
      properties: [],
      description: described.get(value) ?? '',
    }));
    return { discriminant: undefined, common: [], variants, checker };
  }

  const discriminant = discriminants.find((name) =>
    type.types.every((member) => readValues(checker, member.getProperty(name)).length > 0),
  );
  if (!discriminant) return undefined;
  const typeIn = (member: ts.Type, name: string) => {
    const property = member.getProperty(name);
    return property && checker.typeToString(checker.getTypeOfSymbol(property));
  };
  const [first, ...rest] = type.types;
  const commonNames = (first?.getProperties() ?? [])
    .map(({ name }) => name)
    .filter(
      (name) =>
        name !== discriminant &&
        rest.every((member) => first && typeIn(member, name) === typeIn(first, name)),
    );
  const toProperty = (property: ts.Symbol) => ({
    name: property.name,
    isOptional: (property.flags & ts.SymbolFlags.Optional) !== 0,
    type: checker.getTypeOfSymbol(property),
    description: ts.displayPartsToString(property.getDocumentationComment(checker)),
  });
  const variants = listMembers(checker, declaration.type).map(({ node, others, description }) => {
    const member = checker.getTypeFromTypeNode(node);
    const added = others.flatMap((other) => checker.getTypeFromTypeNode(other).getProperties());
    return {
      values: readValues(checker, member.getProperty(discriminant)),
      properties: [...member.getProperties(), ...added.filter(({ name }) => !member.getProperty(name))]
        .filter(({ name }) => name !== discriminant && !commonNames.includes(name))
        .map(toProperty),
      description,
      ...(ts.isTypeReferenceNode(node) && { type: node.getText() }),
    };
  });
  const common = commonNames.flatMap((name) => {
    const property = first?.getProperty(name);
    return property ? toProperty(property) : [];
  });
  return { discriminant, common, variants: variants.filter(({ values }) => values.length > 0), checker };
}

/** The literal values of a property, as TypeScript writes them. Empty if it can have other values. */
function readValues(checker: ts.TypeChecker, property: ts.Symbol | undefined): string[] {
  return property ? readLiterals(checker, checker.getTypeOfSymbol(property)) : [];
}

/** The literals of a type, as TypeScript writes them. Empty if it has other values. */
export function readLiterals(checker: ts.TypeChecker, type: ts.Type): string[] {
  const members = type.isUnion() ? type.types : [type];
  return members.every(isLiteral)
    ? members.map((member) => checker.typeToString(member).replaceAll('"', "'"))
    : [];
}

const isLiteral = (type: ts.Type) => type.isLiteral() || (type.flags & ts.TypeFlags.BooleanLiteral) !== 0;

/** The literals of a union as they are written: as a type, or as the elements of an array or the keys of an object. */
function listLiterals(checker: ts.TypeChecker, node: ts.TypeNode): [literal: string, description: string][] {
  const list = findList(checker, node);
  if (list && ts.isArrayLiteralExpression(list))
    return list.elements.map((element, index) => [
      element.getText(),
      readCommentBefore(element, list.elements[index - 1]?.end ?? list.elements.pos),
    ]);
  if (list && ts.isObjectLiteralExpression(list))
    return list.properties.flatMap((property, index) =>
      property.name
        ? [
            [
              `'${property.name.getText().replaceAll("'", '')}'`,
              readCommentBefore(property, list.properties[index - 1]?.end ?? list.properties.pos),
            ],
          ]
        : [],
    );
  return listMembers(checker, node).map((member) => [member.node.getText(), member.description]);
}

/** The array of `(typeof values)[number]`, or the object of `keyof typeof values`. */
function findList(checker: ts.TypeChecker, node: ts.TypeNode): ts.Expression | undefined {
  const outer = ts.isIndexedAccessTypeNode(node) ? node.objectType : node;
  const inner = ts.isParenthesizedTypeNode(outer) || ts.isTypeOperatorNode(outer) ? outer.type : outer;
  if (!ts.isTypeQueryNode(inner)) return undefined;
  const variable = checker.getSymbolAtLocation(inner.exprName)?.valueDeclaration;
  let value = variable && ts.isVariableDeclaration(variable) ? variable.initializer : undefined;
  while (value && (ts.isAsExpression(value) || ts.isSatisfiesExpression(value))) value = value.expression;
  return value;
}

/** The TSDoc between a position and a node. */
function readCommentBefore(node: ts.Node, from: number): string {
  const before = node.getSourceFile().text.slice(from, node.getStart());
  const [, comment = ''] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/[\s|(]*$/.exec(before) ?? [];
  return comment.replaceAll(/\s*\n\s*\*\s?/g, ' ').trim();
}

/** A member of a union as it is written, its comment, and the types that the whole union is intersected with. */
interface Member {
  node: ts.TypeNode;
  others: ts.TypeNode[];
  description: string;
}

/** The members of a union as they are written, through aliases and intersections. */
function listMembers(checker: ts.TypeChecker, node: ts.TypeNode): Member[] {
  if (ts.isParenthesizedTypeNode(node)) return listMembers(checker, node.type);
  if (ts.isUnionTypeNode(node)) {
    const outer = ts.isParenthesizedTypeNode(node.parent) ? node.parent : node;
    return node.types.flatMap((member, index) => {
      const description = readCommentBefore(member, node.types[index - 1]?.end ?? outer.pos);
      const inner = listMembers(checker, member);
      return inner.map((found) => ({ ...found, description: found.description || description }));
    });
  }
  if (ts.isTypeReferenceNode(node) && !node.typeArguments) {
    const symbol = checker.getSymbolAtLocation(node.typeName);
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const alias = target?.declarations?.find(ts.isTypeAliasDeclaration);
    if (alias && ts.isUnionTypeNode(alias.type)) return listMembers(checker, alias.type);
  }
  if (ts.isIntersectionTypeNode(node)) {
    const lists = node.types.map((part) => listMembers(checker, part));
    const index = lists.findIndex((list) => list.length > 1);
    const around = node.types.filter((_, other) => other !== index);
    const union = lists[index]?.map((member) => ({ ...member, others: [...member.others, ...around] }));
    if (union) return union;
  }
  return [{ node, others: [], description: '' }];
}
