'use client';
import { useState, type ReactElement } from 'react';
import { useParts } from './parts.tsx';

interface ApplicationAvatarProps {
  name: string;
  iconUrl?: string | undefined;
}

/** The application's icon, or its first letter. Decorative, because the name is shown beside it. */
export function ApplicationAvatar(props: ApplicationAvatarProps): ReactElement {
  const { part } = useParts();
  return (
    <span {...part('avatar', 'connect-avatar')} aria-hidden="true">
      {usePicture(props)}
    </span>
  );
}

/**
 * Returns the only content of an avatar. The attributes are the size of an icon that has no styles. The letter is a string, because
 * React can replace the text of an element that has no other content, even if a translator has moved that text.
 */
export function usePicture({ name, iconUrl }: ApplicationAvatarProps): ReactElement | string {
  const [brokenUrl, setBrokenUrl] = useState<string>();
  if (iconUrl && iconUrl !== brokenUrl)
    return <img src={iconUrl} alt="" width={36} height={36} onError={() => setBrokenUrl(iconUrl)} />;
  const letter = Array.from(name.trim())[0] ?? '';
  return letter.toUpperCase();
}
