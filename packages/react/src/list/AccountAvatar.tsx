'use client';
import type { Connection } from '@kit/protocol';
import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { usePicture } from '../elements/ApplicationAvatar.tsx';
import { Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useApplication } from '../picker/useApplications.ts';

export interface AccountAvatarProps
  extends Omit<ComponentPropsWithoutRef<'span'>, 'children' | 'className'>, RootProps<'span', 'avatar'> {
  /** The account. */
  connection: Pick<Connection, 'application'>;
}

/** Shows the icon of an account's application, or the first letter of its name. Decorative, so show the name beside it. */
export const AccountAvatar = forwardRef<HTMLSpanElement, AccountAvatarProps>(function AccountAvatar(
  { connection, ...props },
  ref,
) {
  const { parts, rest } = useRootParts(props);
  const picture = usePicture(useApplication(connection.application));
  return (
    <Root
      parts={parts}
      tag="span"
      name="avatar"
      baseClass="connect-avatar"
      attributes={{ 'aria-hidden': true, ...rest, ref }}
    >
      {picture}
    </Root>
  );
});
