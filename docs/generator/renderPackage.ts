import {
  ReflectionKind,
  ReflectionType,
  type DeclarationReflection,
  type SignatureReflection,
} from 'typedoc';
import { createCommentWriter } from './commentWriter.ts';
import { commentOf, groupExports, groups, signaturesOf, type GroupedExport } from './groupExports.ts';
import { joinParagraphs, readAnchors, toCode, toCodeBlock, toTable } from './markdown.ts';
import type { Api, EntryPoint, PackageName } from './readApi.ts';
import { renderUnion } from './renderUnion.ts';
import { createTypeWriter } from './typeWriter.ts';

/** What each entry point is for, and where the package is explained. */
interface Texts {
  purposes: Record<string, string>;
  readme: string;
}

/** The page of a package: its first entry point in groups, and a section for each other one. */
export function renderPackage(api: Api, name: PackageName, texts: Texts): string {
  // Links need the anchors of the page, and the anchors need its headings.
  const draft = renderPage(api, name, texts, new Map());
  return renderPage(api, name, texts, readAnchors(draft));
}

function renderPage(
  api: Api,
  name: PackageName,
  { purposes, readme }: Texts,
  anchors: Map<string, string>,
): string {
  const entryPoints = api.entryPoints[name];
  const types = createTypeWriter(
    api,
    entryPoints.flatMap(({ exports }) => exports),
  );
  const comments = createCommentWriter((target) => anchors.get(target));
  const owners = new Map<DeclarationReflection, EntryPoint>();
  for (const entryPoint of entryPoints)
    for (const { declaration } of entryPoint.exports)
      if (!owners.has(declaration)) owners.set(declaration, entryPoint);

  const linkTo = (target: string) => `[${toCode(target)}](#${anchors.get(target)})`;
  return joinParagraphs(
    `# @kit/${name}`,
    `${purposes[`@kit/${name}`]} ${readme}`,
    ...entryPoints.map((entryPoint, index) => renderEntryPoint(entryPoint, index === 0)),
  );

  function renderEntryPoint(entryPoint: EntryPoint, isFirst: boolean): string {
    const own = entryPoint.exports.filter(({ declaration }) => owners.get(declaration) === entryPoint);
    const others = entryPoint.exports.filter((each) => !own.includes(each));
    const inGroups = groupExports(own);
    const present = groups
      .map((group) => ({ group, members: inGroups.filter((each) => each.group === group) }))
      .filter(({ members }) => members.length > 0);
    const contents = present.map(
      ({ group, members }) => `- ${group}: ${members.map((each) => linkTo(each.name)).join(', ')}`,
    );
    const [source] = others.map(({ declaration }) => owners.get(declaration)?.specifier);
    return joinParagraphs(
      isFirst ? '' : `## ${entryPoint.specifier}\n\n${purposes[entryPoint.specifier]}`,
      contents.join('\n'),
      others.length > 0
        ? `Also exports from \`${source}\`: ${others.map((each) => linkTo(each.name)).join(', ')}.`
        : '',
      ...present.flatMap(({ group, members }) => [
        isFirst ? `## ${group}` : '',
        ...members.map((each) => renderExport(each)),
      ]),
    );
  }

  function renderExport({ name: exportName, declaration, group, ownTypes }: GroupedExport): string {
    const isComponent = group === 'Components';
    const body = {
      Components: () => comments.write(commentOf(declaration)),
      Hooks: () => renderFunction(exportName, declaration),
      Functions: () => renderFunction(exportName, declaration),
      Classes: () => renderType(exportName, declaration),
      Constants: () => renderConstant(exportName, declaration),
      Types: () => renderType(exportName, declaration),
    }[group]();
    const own = ownTypes.flatMap((type) => [
      `#### ${type.name}`,
      renderType(type.name, type.declaration, !isComponent),
    ]);
    return joinParagraphs(`### ${exportName}`, body, ...own);
  }

  function renderFunction(exportName: string, declaration: DeclarationReflection): string {
    const blocks = signaturesOf(declaration).map((signature) =>
      joinParagraphs(
        toCodeBlock(
          `function ${exportName}${writeGenerics(signature)}${types.writeSignature(signature, ': ')}`,
        ),
        comments.write(signature.comment),
        toTable(
          ['Parameter', 'Type', 'Description'],
          (signature.parameters ?? [])
            .filter((parameter) => parameter.comment)
            .map((parameter) => [
              toCode(parameter.name),
              linkType(types.write(parameter.type)),
              comments.writeLine(parameter.comment),
            ]),
        ),
      ),
    );
    return joinParagraphs(...blocks);
  }

  function writeGenerics({ typeParameters }: SignatureReflection | DeclarationReflection): string {
    const parameters = (typeParameters ?? []).map(
      (parameter) => `${parameter.name}${parameter.type ? ` extends ${types.write(parameter.type)}` : ''}`,
    );
    return parameters.length > 0 ? `<${parameters.join(', ')}>` : '';
  }

  function renderConstant(exportName: string, declaration: DeclarationReflection): string {
    const type = types.write(declaration.type);
    // The type of a large object literal is the object itself.
    const code = type.length < 300 ? toCodeBlock(`const ${exportName}: ${type}`) : '';
    return joinParagraphs(code, comments.write(declaration.comment));
  }

  function renderType(typeName: string, declaration: DeclarationReflection, isDescribed = true): string {
    const union = api.unions.get(declaration);
    const inner = declaration.type instanceof ReflectionType ? declaration.type.declaration : declaration;
    const isObject = (inner.children ?? []).length > 0;
    const code = () =>
      toCodeBlock(`type ${typeName}${writeGenerics(declaration)} = ${types.write(declaration.type)}`);
    return joinParagraphs(
      isDescribed ? comments.write(declaration.comment) : '',
      renderElement(declaration),
      union
        ? renderUnion(typeName, union, { types, linkType })
        : isObject
          ? renderMembers(inner)
          : declaration.type
            ? code()
            : '',
    );
  }

  function renderMembers(declaration: DeclarationReflection): string {
    const rows = (declaration.children ?? [])
      .filter(
        (member) => !member.kindOf(ReflectionKind.Constructor) && member.type?.toString() !== 'undefined',
      )
      .map((member) => {
        const [signature] = member.signatures ?? [];
        const { isOptional } = member.flags;
        const getter = member.getSignature;
        const comment = signature?.comment ?? getter?.comment ?? member.comment;
        const type = signature
          ? types.writeSignature(signature)
          : (isOptional ? types.writeOptional : types.write)(getter?.type ?? member.type);
        return [
          toCode(`${member.name}${isOptional ? '?' : ''}`),
          linkType(type),
          comments.writeDefault(comment),
          comments.writeLine(comment),
        ];
      });
    return toTable(['Name', 'Type', 'Default', 'Description'], rows);
  }

  /** A type as code, linked to the first type in it that this page describes. */
  function linkType(type: string): string {
    const wrappers = ['Result', 'Promise', 'Partial', 'Record', 'Omit', 'Pick'];
    const names = [...type.matchAll(/\b[A-Z]\w+\b/g)]
      .map(([found]) => found)
      .filter((found) => anchors.has(found));
    const target = names.find((found) => !wrappers.includes(found)) ?? names[0];
    return target ? `[${toCode(type)}](#${anchors.get(target)})` : toCode(type);
  }
}

/** The sentence about the props of the HTML element, which the table leaves out. */
function renderElement({ extendedTypes = [] }: DeclarationReflection): string {
  const [, tag] = /ComponentPropsWithout(?:Ref)?<"(\w+)">/.exec(extendedTypes.map(String).join()) ?? [];
  return tag ? `Also accepts the props of \`<${tag}>\`.` : '';
}
