'use client';
import { useState, type ReactElement } from 'react';
import { useParts } from './parts.tsx';

/** The application's icon, or its first letter. Decorative, because the name is shown beside it. */
export function ApplicationAvatar({
  name,
  iconUrl,
}: {
  name: string;
  iconUrl?: string | undefined;
}): ReactElement {
  const { part } = useParts();
  const [brokenUrl, setBrokenUrl] = useState<string>();
  const letter = Array.from(name.trim())[0] ?? '';

  return (
    <span {...part('avatar', 'connect-avatar')} aria-hidden="true">
      {iconUrl && iconUrl !== brokenUrl ? (
        <img src={iconUrl} alt="" width="36" height="36" onError={() => setBrokenUrl(iconUrl)} />
      ) : (
        letter.toUpperCase()
      )}
    </span>
  );
}
