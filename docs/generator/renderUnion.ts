import { joinParagraphs, toCode, toTable } from './markdown.ts';
import type { Union } from './readUnion.ts';
import type { TypeWriter } from './typeWriter.ts';

type Property = Union['common'][number];
type Variant = Union['variants'][number];

/** Where the values of a union are described, if not in its own table. */
const explanations: Record<string, string> = {
  ErrorCode: '[Errors](errors.md) explains each code.',
  StoreErrorCode: '[Errors](../errors.md#the-store) explains each code.',
  ClientErrorCode: '[Errors](errors.md#in-the-browser) explains each code.',
  FindingCode: '[Doctor](../doctor.md) explains each code.',
  ScenarioName: '[Scenarios](../../packages/emulator/README.md#scenarios) explains each of them.',
  AttemptEventType: '[`AttemptEvent`](#attemptevent) explains each event.',
  ConnectEventType: '[`ConnectEvent`](#connectevent) explains each event.',
  EngineState: '[`EngineSnapshot`](#enginesnapshot) explains each state.',
  ...Object.fromEntries(
    [
      'ActivityPart',
      'ButtonPart',
      'DisconnectPart',
      'ListPart',
      'PickerPart',
      'RenamePart',
      'RequestPart',
      'RowPart',
      'StatusPart',
    ].map((name) => [name, '[Styling](styling.md) explains each part.']),
  ),
};

/** A table of the values of a union, and one of the properties that come with them. */
export function renderUnion(
  name: string,
  union: Union,
  { types, linkType }: { types: TypeWriter; linkType: (type: string) => string },
): string {
  const { discriminant, common, variants, checker } = union;
  if (discriminant === undefined) {
    const values = variants.map((variant) => toCode(variant.values.join()));
    const explanation = explanations[name];
    if (explanation) return `One of ${values.join(', ')}. ${explanation}`;
    return toTable(
      ['Value', 'Description'],
      variants.map(({ description }, index) => [values[index] ?? '', description]),
    );
  }

  const write = (type: Property['type']) => types.writeCompilerType(type, checker);
  const own = variants.map(({ properties }) => properties.filter(({ type }) => write(type) !== 'undefined'));
  const all = [
    ...common.map((property) => ({ ...property, variant: '' })),
    ...own.flatMap((list, index) =>
      list.map((property) => ({ ...property, variant: nameVariant(variants[index], linkType) })),
    ),
  ];
  const grouped = new Map(all.map(({ name: key }) => [key, all.filter((each) => each.name === key)]));
  const properties = [...grouped].map(([property, uses]) => {
    const texts = new Set(uses.map(({ type }) => write(type)));
    const isBoolean = texts.delete('boolean') || (texts.has('true') && texts.has('false'));
    if (isBoolean) for (const text of ['true', 'false']) texts.delete(text);
    return {
      name: property,
      isOptional: uses.some(({ isOptional }) => isOptional),
      types: [...(isBoolean ? ['boolean'] : []), ...texts],
      description: joinDescriptions(uses, linkType),
    };
  });
  return joinParagraphs(
    toTable(
      [toCode(discriminant), 'Description', 'Other properties'],
      variants.map(({ values, description }, index) => [
        values.map(toCode).join('<br>'),
        description,
        (own[index] ?? [])
          .map(({ name: property, isOptional, type }) => {
            const text = write(type);
            const isSame = (grouped.get(property) ?? []).every((use) => write(use.type) === text);
            return toCode(
              `${property}${isOptional ? '?' : ''}${isSame && !isLiteral(text) ? '' : `: ${text}`}`,
            );
          })
          .join(', '),
      ]),
    ),
    toTable(
      ['Property', 'Type', 'Description'],
      properties.map((property) => [
        toCode(`${property.name}${property.isOptional ? '?' : ''}`),
        linkType(property.types.join(' | ')),
        property.description,
      ]),
    ),
  );
}

/** Links the type of a variant if the page describes it. Otherwise, lists its values. */
function nameVariant(variant: Variant | undefined, linkType: (type: string) => string): string {
  const link = variant?.type === undefined ? '' : linkType(variant.type);
  return link.startsWith('[') ? link : (variant?.values ?? []).map(toCode).join(', ');
}

/** The description of a property. If variants describe it differently, one line for each description, with its variants. */
function joinDescriptions(
  uses: { description: string; variant: string }[],
  linkType: (type: string) => string,
): string {
  const variantsOf = new Map<string, string[]>();
  for (const { description, variant } of uses) {
    const text = description
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/\{@link (\w+)\}/g, (_, type: string) => linkType(type));
    if (text) variantsOf.set(text, [...(variantsOf.get(text) ?? []), variant]);
  }
  if (variantsOf.size === 1) return [...variantsOf.keys()].join();
  return [...variantsOf].map(([text, names]) => `${names.join(', ')}: ${text}`).join('<br>');
}

const isLiteral = (type: string) => /^(?:true|false|'[^']*')$/.test(type);
