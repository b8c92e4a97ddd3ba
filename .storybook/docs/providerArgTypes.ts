// oxlint-disable-next-line typescript/triple-slash-reference -- packages/react compiles its stories without this folder's types
/// <reference path="../css.d.ts" />
// oxlint-disable-next-line import/default -- Vite gives the text of the file
import source from '../../packages/react/src/provider/createConnectContext.ts?raw';
import type { ConnectProviderProps } from '@kit/react';
import { readOption } from './readOption.ts';

const names = [
  'owner',
  'mode',
  'hostedOrigin',
  'onEvent',
  'initialConnections',
  'initialApplications',
  'native',
  'fetch',
  'environment',
] as const satisfies (keyof ConnectProviderProps)[];

/** The settings of `ConnectProvider`. */
export const providerArgTypes = Object.fromEntries(names.map((name) => [name, readOption(source, name)]));
