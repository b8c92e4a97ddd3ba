import {
  ArrayType,
  IntersectionType,
  LiteralType,
  PredicateType,
  ReferenceType,
  ReflectionType,
  UnionType,
  type DeclarationReflection,
  type SignatureReflection,
  type SomeType,
} from 'typedoc';
import ts from 'typescript';
import type { Api, NamedExport } from './readApi.ts';

/** Writes types as the source does: with the exported names of unions instead of their literals. */
export interface TypeWriter {
  write: (type: SomeType | undefined) => string;
  /** Leaves out `undefined`, for what is marked as optional. */
  writeOptional: (type: SomeType | undefined) => string;
  /** Writes parameters and result, with `: ` or ` => ` between them. */
  writeSignature: (signature: SignatureReflection, separator?: string) => string;
  writeCompilerType: (type: ts.Type, checker: ts.TypeChecker) => string;
}

/** Creates a writer that uses the names which `exports` give to types. */
export function createTypeWriter({ unions }: Api, exports: NamedExport[]): TypeWriter {
  const renamed = new Map(
    exports
      .filter(({ name, declaration }) => name !== declaration.name)
      .map(({ name, declaration }) => [declaration.name, name]),
  );
  const nameOf = (name: string) => renamed.get(name) ?? name;
  const aliases = exports
    .flatMap(({ name, declaration }) => {
      const union = unions.get(declaration);
      const literals =
        union?.discriminant === undefined ? (union?.variants ?? []).flatMap(({ values }) => values) : [];
      return literals.length > 2 ? { name, literals } : [];
    })
    .toSorted((a, b) => b.literals.length - a.literals.length || a.name.localeCompare(b.name, 'en'));

  /** Replaces literals that are all members of a named union with its name. */
  function nameLiterals(members: string[]): string[] {
    let rest = members;
    const names: string[] = [];
    for (const { name, literals } of aliases) {
      if (!literals.every((literal) => rest.includes(literal))) continue;
      names.push(name);
      rest = rest.filter((member) => !literals.includes(member));
    }
    return [...names, ...rest];
  }

  function write(type: SomeType | undefined): string {
    if (type instanceof UnionType) {
      return nameLiterals(type.types.map((member) => wrapFunction(member, write(member)))).join(' | ');
    }
    if (type instanceof IntersectionType)
      return type.types
        .map((member) => (member instanceof UnionType ? `(${write(member)})` : write(member)))
        .join(' & ');
    if (type instanceof ArrayType) {
      const element = write(type.elementType);
      return / [|&] |=>/.test(element) ? `(${element})[]` : `${element}[]`;
    }
    if (type instanceof LiteralType && typeof type.value === 'string') return `'${type.value}'`;
    if (type instanceof ReflectionType) return writeObject(type.declaration);
    if (type instanceof ReferenceType && type.typeArguments?.length)
      return `${nameOf(type.name)}<${type.typeArguments.map(write).join(', ')}>`;
    if (type instanceof ReferenceType) return nameOf(type.name);
    return (type?.toString() ?? 'unknown').replaceAll('"', "'");
  }

  const writeOptional = (type: SomeType | undefined) => write(type).replace(/ \| undefined$/, '');

  function writeObject(declaration: DeclarationReflection): string {
    const [signature] = declaration.signatures ?? [];
    if (signature && !declaration.children) return writeSignature(signature);
    const members = (declaration.children ?? []).map((member) => {
      const [method] = member.signatures ?? [];
      return `${member.name}${member.flags.isOptional ? '?' : ''}: ${method ? writeSignature(method) : (member.flags.isOptional ? writeOptional : write)(member.type)}`;
    });
    for (const index of declaration.indexSignatures ?? [])
      members.push(
        `[${index.parameters?.map(({ name, type }) => `${name}: ${write(type)}`).join()}]: ${write(index.type)}`,
      );
    return members.length > 0 ? `{ ${members.join('; ')} }` : '{}';
  }

  function writeSignature(signature: SignatureReflection, separator = ' => '): string {
    const parameters = (signature.parameters ?? []).map(({ name, type, flags, defaultValue }) => {
      const plainName = name === '__namedParameters' ? nameParameter(write(type)) : name;
      const isOptional = flags.isOptional || defaultValue !== undefined;
      return `${flags.isRest ? '...' : ''}${plainName}${isOptional ? '?' : ''}: ${(isOptional ? writeOptional : write)(type)}`;
    });
    const returned =
      signature.type instanceof PredicateType && signature.type.targetType
        ? `${signature.type.name} is ${write(signature.type.targetType)}`
        : write(signature.type);
    return `(${parameters.join(', ')})${separator}${returned}`;
  }

  function writeCompilerType(type: ts.Type, checker: ts.TypeChecker): string {
    const toText = (each: ts.Type) =>
      checker.typeToString(each, undefined, ts.TypeFormatFlags.NoTruncation).replaceAll('"', "'");
    if (type.aliasSymbol || !type.isUnion()) return toText(type);
    const members = nameLiterals(type.types.map(toText)).filter((text) => text !== 'undefined');
    const isBoolean = members.includes('true') && members.includes('false');
    const rest = members.filter((text) => !isBoolean || !['true', 'false'].includes(text));
    return [...(isBoolean ? ['boolean'] : []), ...rest].join(' | ');
  }

  return { write, writeOptional, writeSignature, writeCompilerType };
}

function wrapFunction(type: SomeType, text: string): string {
  return type instanceof ReflectionType && text.includes('=>') && text.startsWith('(') ? `(${text})` : text;
}

/** The name of a destructured parameter, after its type: `clientError` for `Pick<ClientError, 'code'>`. */
function nameParameter(type: string): string {
  const [, name = 'options'] = /^(?:(?:Pick|Omit|Partial|Readonly)<)?([A-Z]\w*)/.exec(type) ?? [];
  return name.endsWith('Options') ? 'options' : name.charAt(0).toLowerCase() + name.slice(1);
}
