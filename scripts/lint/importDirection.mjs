import { mayImport } from './imports.mjs';

/** The part of a package that a path below `src` belongs to: its folder, or the file itself. */
const partOf = (path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : path);

/** The path below `src` that a relative import leads to. */
function resolvePath(from, source) {
  const folders = from.split('/').slice(0, -1);
  for (const step of source.split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '.') folders.push(step);
  }
  return folders.join('/');
}

/** The message for an import, or `undefined` if it is allowed. */
function checkImport(name, path, source) {
  const part = partOf(path);
  const allowed = mayImport[name][part] ?? mayImport[name]['*'];
  if (!allowed) return `Add ${part} to scripts/lint/imports.mjs, with what it may import.`;

  const isRelative = source.startsWith('.');
  const imported = isRelative ? resolvePath(path, source) : source.replace(/^node:.*/, 'node:*');
  const target = isRelative ? partOf(imported) : imported;
  const isAllowed = [target, imported, ...(isRelative ? ['any part'] : [])].some((each) =>
    allowed.includes(each),
  );
  if (isAllowed || (isRelative && target === part)) return undefined;
  return `${part} of @kit/${name} may not import ${target}. See scripts/lint/imports.mjs.`;
}

/** Reports imports between the folders of a package that `imports.mjs` does not allow. */
export const importDirection = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const [, name, path] = /packages\/(\w+)\/src\/(.+)$/.exec(context.filename.replaceAll('\\', '/')) ?? [];
    if (!name || !mayImport[name]) return {};

    function check({ source }) {
      if (typeof source?.value !== 'string') return;
      const message = checkImport(name, path, source.value);
      if (message) context.report({ node: source, message });
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
      TSImportType: ({ source, argument }) => check({ source: source ?? argument?.literal ?? argument }),
    };
  },
};
