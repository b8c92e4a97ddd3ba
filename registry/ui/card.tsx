import type { ComponentProps } from 'react';

type Props = ComponentProps<'div'>;

/** Have the props of shadcn's cards, which are those of a `div`. */
export const Card = (props: Props) => <div {...props} />;
export const CardContent = (props: Props) => <div {...props} />;
export const CardDescription = (props: Props) => <div {...props} />;
export const CardHeader = (props: Props) => <div {...props} />;
export const CardTitle = (props: Props) => <div {...props} />;
