// oxlint-disable-next-line typescript/triple-slash-reference -- packages/react compiles its stories without this folder's types
/// <reference path="../css.d.ts" />
// oxlint-disable-next-line import/default -- Vite gives the text of the file
import source from '../../packages/react/src/hooks/useApplicationPopup.ts?raw';

type Option = 'application' | 'mode' | 'returnTo' | 'onConnected' | 'onOutcome' | 'onIdentityCreated';

/** What the source says about options that a component shares with `useIdentityPopup`; the reader of props does not look there. */
export function optionArgTypes(...names: Option[]) {
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

function read(name: string) {
  const found = new RegExp(`/\\*\\* (.+?) \\*/\\n  ${name}(\\??): (.+);`).exec(source);
  if (!found) throw new Error(`useApplicationPopup.ts has no option ${name}.`);
  const [, description, isOptional, raw] = found;
  const type = { name: 'other', value: raw, raw, required: isOptional === '' } as const;
  return {
    description,
    type,
    ...(name === 'mode' && ({ control: 'inline-radio', options: ['auto', 'popup', 'redirect'] } as const)),
    ...(name === 'application' &&
      ({ control: 'select', options: ['linkedin', 'salesforce', 'notion'] } as const)),
  };
}
