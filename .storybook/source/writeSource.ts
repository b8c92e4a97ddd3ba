import { readSample } from './readSample.ts';

/** The part of a story that its source is written from. */
export interface SourceStory {
  /** Its second part is the name of the component. */
  title: string;
  args?: Record<string, unknown>;
  parameters?: SourceParameters;
}

export interface SourceParameters {
  /** A file in `.storybook/samples`. With `args`, or without one, the source is written from the story's args. */
  sample?: string;
}

/** Props that come from the reader's app. */
const givenProps: Readonly<Record<string, string>> = { connection: 'Connection', requestId: 'string' };

/** Returns the source of a story as a person would paste it: a module that exports a component. */
export function writeSource({ title, args = {}, parameters = {} }: SourceStory): string {
  const { sample = 'args' } = parameters;
  if (sample !== 'args') return readSample(sample);
  const [, component] = title.split('/');
  if (!component) throw new Error(`“${title}” names no component. Give its stories a sample.`);

  const given = Object.keys(givenProps).filter((name) => name in args);
  const types = given.flatMap((name) => givenProps[name] ?? []);
  const imported = types.filter((type) => type !== 'string').map((type) => `type ${type}`);
  const parameter = given.map((name) => `${name}: ${givenProps[name]}`).join('; ');
  return [
    `import { ${[component, ...imported].join(', ')} } from '@kit/react';`,
    '',
    `export function Example(${parameter && `{ ${given.join(', ')} }: { ${parameter} }`}) {`,
    ...returned(component, args),
    '}',
    '',
  ].join('\n');
}

const lineLength = 110;

/** The lines of the return statement, formatted as the repository's formatter does. */
function returned(component: string, args: Record<string, unknown>): string[] {
  const { children, ...props } = args;
  const written = Object.entries(props).flatMap(([name, value]) => writeProp(name, value));
  const text = typeof children === 'string' ? children : '';
  const end = text ? `>${text}</${component}>` : ' />';
  const line = `  return ${[`<${component}`, ...written].join(' ')}${end};`;
  if (line.length <= lineLength) return [line];
  const opening = `    ${[`<${component}`, ...written].join(' ')}>`;
  if (text && opening.length <= lineLength)
    return ['  return (', opening, `      ${text}`, `    </${component}>`, '  );'];
  const lastLines = text ? ['    >', `      ${text}`, `    </${component}>`] : ['    />'];
  return ['  return (', `    <${component}`, ...written.map((prop) => `      ${prop}`), ...lastLines, '  );'];
}

function writeProp(name: string, value: unknown): string[] {
  if (name in givenProps) return [`${name}={${name}}`];
  // A story records what its handlers receive. They do nothing that a reader could use.
  if (value === undefined || typeof value === 'function') return [];
  if (value === true) return [name];
  if (typeof value === 'string') return [`${name}="${value}"`];
  if (typeof value === 'boolean' || typeof value === 'number') return [`${name}={${String(value)}}`];
  throw new Error(`The prop “${name}” cannot be written from an argument. Give the story a sample.`);
}
