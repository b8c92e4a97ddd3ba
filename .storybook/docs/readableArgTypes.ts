import { isRecord } from '@kit/protocol';
import type { Preview } from '@storybook/react-vite';

type ArgTypesEnhancer = NonNullable<Preview['argTypesEnhancers']>[number];
type ArgType = ReturnType<ArgTypesEnhancer>[string];

/** Shows types as in the source, and controls only where they are useful. */
export const readableArgTypes: ArgTypesEnhancer = ({ argTypes }) =>
  Object.fromEntries(
    Object.entries(argTypes)
      .toSorted(([a], [b]) => Number(dressing.has(a)) - Number(dressing.has(b)))
      .map(([name, argType]) => [name, readable(argType)]),
  );

/** Props of every component, listed last. */
const dressing = new Set(['className', 'classNames', 'unstyled', 'render']);

function readable(argType: ArgType): ArgType {
  const [description = '', byDefault] = (argType.description ?? '').split('@default ');
  const raw = isRecord(argType.type) && typeof argType.type['raw'] === 'string' ? argType.type['raw'] : '';
  const type = raw.replace(/ \| undefined$/, '').replace(/^\((.*)\)$/, '$1');
  const control = argType.control ?? (type ? controlOf(type) : undefined);
  return {
    ...argType,
    description,
    ...(control !== undefined && { control }),
    table: {
      ...argType.table,
      ...(type && { type: { summary: type } }),
      ...(byDefault && { defaultValue: { summary: byDefault } }),
    },
  };
}

function controlOf(type: string): ArgType['control'] {
  if (type === 'string') return { type: 'text' };
  if (type === 'boolean') return { type: 'boolean' };
  return /^'[^']*'( \| '[^']*')*$/.test(type) ? undefined : false;
}
