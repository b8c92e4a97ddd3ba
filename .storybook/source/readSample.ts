const files = import.meta.glob<string>('../samples/**/*.{tsx,css}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Returns the text of a file in `.storybook/samples`, without its extension if it is a component. */
export function readSample(name: string): string {
  const text = files[`../samples/${name}`] ?? files[`../samples/${name}.tsx`];
  if (text === undefined) throw new Error(`.storybook/samples has no file “${name}”.`);
  return text;
}
