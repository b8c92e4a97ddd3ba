import type { ComponentProps } from 'react';

/** Has the props of shadcn's button that are the same for Radix, Base UI and React Aria. */
export function Button({
  variant = 'default',
  size = 'default',
  ...props
}: ComponentProps<'button'> & {
  variant?: 'default' | 'destructive' | 'outline' | 'secondary' | 'ghost' | 'link';
  size?: 'default' | 'sm' | 'lg' | 'icon';
}) {
  return <button data-variant={variant} data-size={size} {...props} />;
}
