import type { ComponentProps } from 'react';

/** Has the props of shadcn's input, which are those of an `input`. */
export const Input = (props: ComponentProps<'input'>) => <input {...props} />;
