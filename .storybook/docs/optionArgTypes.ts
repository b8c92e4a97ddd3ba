// oxlint-disable-next-line typescript/triple-slash-reference -- packages/react compiles its stories without this folder's types
/// <reference path="../css.d.ts" />
// oxlint-disable-next-line import/default -- Vite gives the text of the file
import source from '../../packages/react/src/popup/useConnectPopup.ts?raw';
import { readOption } from './readOption.ts';

type Option = 'application' | 'mode' | 'returnTo' | 'onConnected' | 'onOutcome' | 'onIdentityCreated';

/** The options that a component shares with `useConnectPopup`. */
export function optionArgTypes(...names: Option[]) {
  return Object.fromEntries(names.map((name) => [name, readOption(source, name)]));
}
