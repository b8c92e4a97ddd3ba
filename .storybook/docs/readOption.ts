/** Reads an option from the source, because docgen does not resolve `Omit`, `Pick` and `Partial`. */
export function readOption(source: string, name: string) {
  const found = new RegExp(`/\\*\\*((?:(?!\\*/)[^])+)\\*/\\n  ${name}(\\??): (.+);`).exec(source);
  if (!found) throw new Error(`The source has no option ${name}.`);
  const [, comment = '', isOptional, raw] = found;
  const description = comment.replaceAll(/\n +\*/g, '').trim();
  const type = { name: 'other', value: raw, raw, required: isOptional === '' } as const;
  return {
    description,
    type,
    ...(name === 'mode' && ({ control: 'inline-radio', options: ['auto', 'popup', 'redirect'] } as const)),
    ...(name === 'application' &&
      ({ control: 'select', options: ['linkedin', 'salesforce', 'notion'] } as const)),
  };
}
