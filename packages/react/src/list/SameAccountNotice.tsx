'use client';
import { useEffect, type ReactElement } from 'react';
import { laterFile } from '../client/laterFile.ts';
import { useLaterFile } from '../elements/useLaterFile.ts';
import type { SameAccountProps } from './SameAccount.tsx';

const contentFile = laterFile(() => import('./SameAccount.tsx'));

/** The notice in the row of an account that is connected more than once. Without its file, the row works as any other. */
export function SameAccountNotice(props: SameAccountProps): ReactElement | null {
  const { file, load } = useLaterFile(contentFile);
  useEffect(load, [load]);
  return file ? <file.SameAccount {...props} /> : null;
}
