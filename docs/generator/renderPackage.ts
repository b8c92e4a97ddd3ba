import {
  ReflectionKind,
  ReflectionType,
  type DeclarationReflection,
  type SignatureReflection,
} from 'typedoc';
import { createCommentWriter } from './commentWriter.ts';
import { commentOf, groupExports, groups, signaturesOf, type GroupedExport } from './groupExports.ts';
import { joinParagraphs, readAnchors, toCode, toCodeBlock, toTable } from './markdown.ts';
import { packagePages, pageOf, type PackagePage } from './packagePages.ts';
import type { Api, EntryPoint, NamedExport, PackageName } from './readApi.ts';
import { renderUnion } from './renderUnion.ts';
import { createTypeWriter } from './typeWriter.ts';

/** What each entry point is for, and where the package is explained. */
interface Texts {
  purposes: Record<string, string>;
  readme: string;
}

/** The pages of a package, by file name. Its own entry point is in groups, each other one is a section. */
export function renderPackage(api: Api, name: PackageName, texts: Texts): [file: string, text: string][] {
  // Links need the anchors of all pages, and the anchors need their headings.
  const anchors = new Map(
    packagePages[name].map((page) => [
      page,
      readAnchors(renderPage(api, name, page, texts, () => undefined)),
    ]),
  );
  return packagePages[name].map((page) => {
    const findLink = (target: string) => {
      const own = anchors.get(page)?.get(target);
      if (own !== undefined) return `#${own}`;
      const other = packagePages[name].find((each) => anchors.get(each)?.has(target));
      return other && `${other.file}#${anchors.get(other)?.get(target)}`;
    };
    return [page.file, renderPage(api, name, page, texts, findLink)];
  });
}

function renderPage(
  api: Api,
  name: PackageName,
  page: PackagePage,
  { purposes, readme }: Texts,
  findLink: (target: string) => string | undefined,
): string {
  const entryPoints = api.entryPoints[name];
  const types = createTypeWriter(
    api,
    entryPoints.flatMap(({ exports }) => exports),
  );
  const comments = createCommentWriter(findLink);
  const owners = new Map<DeclarationReflection, EntryPoint>();
  for (const entryPoint of entryPoints)
    for (const { declaration } of entryPoint.exports)
      if (!owners.has(declaration)) owners.set(declaration, entryPoint);

  const linkTo = (target: string) => `[${toCode(target)}](${findLink(target)})`;
  const otherPages = packagePages[name].filter((each) => each !== page);
  return joinParagraphs(
    `# ${page.title}`,
    page.purpose ?? `${purposes[`@kit/${name}`]} ${readme}`,
    otherPages.length > 0
      ? `On other pages: ${otherPages.map(({ file, title }) => `[${title}](${file})`).join(', ')}.`
      : '',
    ...entryPoints.map((entryPoint, index) => renderEntryPoint(entryPoint, index === 0)),
  );

  function renderEntryPoint({ specifier, exports }: EntryPoint, isFirst: boolean): string {
    const isOwn = ({ declaration }: NamedExport) => owners.get(declaration)?.specifier === specifier;
    const onPage = (list: NamedExport[]) =>
      groupExports(list).filter((each) => pageOf(name, specifier, each) === page);
    const own = onPage(exports.filter(isOwn));
    const others = onPage(exports.filter((each) => !isOwn(each)));
    if (own.length + others.length === 0) return '';
    const present = groups
      .map((group) => ({ group, members: own.filter((each) => each.group === group) }))
      .filter(({ members }) => members.length > 0);
    const contents = present.map(
      ({ group, members }) => `- ${group}: ${members.map((each) => linkTo(each.name)).join(', ')}`,
    );
    const [source] = others.map(({ declaration }) => owners.get(declaration)?.specifier);
    return joinParagraphs(
      isFirst ? '' : `## ${specifier}\n\n${purposes[specifier]}`,
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

  /** A type as code, linked to the first type in it that these pages describe. */
  function linkType(type: string): string {
    const wrappers = ['Result', 'Promise', 'Partial', 'Record', 'Omit', 'Pick'];
    const names = [...type.matchAll(/\b[A-Z]\w+\b/g)]
      .map(([found]) => found)
      .filter((found) => findLink(found) !== undefined);
    const target = names.find((found) => !wrappers.includes(found)) ?? names[0];
    return target ? `[${toCode(type)}](${findLink(target)})` : toCode(type);
  }
}

/** The sentence about the props of the HTML element, which the table leaves out. */
function renderElement({ extendedTypes = [] }: DeclarationReflection): string {
  const [, tag] = /ComponentPropsWithout(?:Ref)?<"(\w+)">/.exec(extendedTypes.map(String).join()) ?? [];
  return tag ? `Also accepts the props of \`<${tag}>\`.` : '';
}
