import {
  ReflectionKind,
  ReflectionType,
  type Comment,
  type DeclarationReflection,
  type SignatureReflection,
} from 'typedoc';
import type { NamedExport } from './readApi.ts';

export const groups = ['Components', 'Hooks', 'Functions', 'Classes', 'Constants', 'Types'] as const;
type Group = (typeof groups)[number];

/** An export, with the exported types that are described below it: its props, options or result. */
export interface GroupedExport extends NamedExport {
  group: Group;
  ownTypes: NamedExport[];
}

export function groupExports(exports: NamedExport[]): GroupedExport[] {
  const grouped = exports.map((each) => ({ ...each, group: groupOf(each) }));
  const types = grouped.filter(({ group }) => group === 'Types');
  const values = grouped.filter(({ group }) => group !== 'Types');
  const owners = new Map(types.map((type) => [type, values.find((value) => ownsType(value, type))]));
  return [...values, ...types.filter((type) => !owners.get(type))].map((each) => ({
    ...each,
    ownTypes: types.filter((type) => owners.get(type) === each),
  }));
}

/** The signatures of a function, or of a constant that is a function. */
export function signaturesOf({ signatures, type }: DeclarationReflection): SignatureReflection[] {
  return signatures ?? (type instanceof ReflectionType ? (type.declaration.signatures ?? []) : []);
}

export function commentOf(declaration: DeclarationReflection): Comment | undefined {
  return declaration.comment ?? signaturesOf(declaration)[0]?.comment;
}

/** The names of exports that have no description. The props of a component need none. */
export function listUndocumented(exports: NamedExport[]): string[] {
  const props = new Set(
    groupExports(exports)
      .filter(({ group }) => group === 'Components')
      .map(({ name }) => `${name}Props`),
  );
  return exports
    .filter(({ name, declaration }) => !props.has(name) && !commentOf(declaration)?.summary.length)
    .map(({ name }) => name);
}

/** Whether a type belongs to a function by its name, or is the options or the result of a hook. */
function ownsType(value: NamedExport & { group: Group }, type: NamedExport): boolean {
  const base = value.name.replace(/^(?:create|use|to)(?=[A-Z])/, '');
  const names = [base, value.name].map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  if (
    names.some((name) =>
      ['', 'Options', 'Props', 'Result'].some((suffix) => type.name === `${name}${suffix}`),
    )
  )
    return ['Components', 'Hooks', 'Functions'].includes(value.group);
  return (
    value.group === 'Hooks' &&
    signaturesOf(value.declaration).some(({ parameters = [], type: result }) =>
      [...parameters.map((parameter) => parameter.type), result].some(
        (used) => String(used) === type.declaration.name,
      ),
    )
  );
}

function groupOf({ name, declaration }: NamedExport): Group {
  if (declaration.kindOf([ReflectionKind.Interface, ReflectionKind.TypeAlias])) return 'Types';
  if (declaration.kindOf(ReflectionKind.Class)) return 'Classes';
  const [signature] = signaturesOf(declaration);
  const isElement = /^[A-Z]/.test(name) && /ReactElement|ReactNode|JSX/.test(String(signature?.type));
  if (isElement || /ExoticComponent/.test(String(declaration.type))) return 'Components';
  if (/^use[A-Z]/.test(name)) return 'Hooks';
  return signature ? 'Functions' : 'Constants';
}
