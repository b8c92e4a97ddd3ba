'use client';
import { useCallback, useEffect, useState } from 'react';
import { laterFile } from '../client/laterFile.ts';
import { alert, Icon } from '../elements/Icon.tsx';
import type { GetPartProps } from '../elements/parts.tsx';
import type * as Forms from './forms.ts';
import { useStrings } from '../strings/useStrings.ts';

/** The dialog and the form that open after a press. */
export const formsFile = laterFile(() => import('./forms.ts'));

/**
 * Loads the dialog and the form that open after a press. They are loaded when the first button mounts, so a press does not wait
 * for them. Call `load` when one of them opens: it repeats a load that failed, about which `problem` is the part `partName`.
 */
export function useForms(part: GetPartProps, partName: 'dialog-message' | 'rename-message') {
  const strings = useStrings();
  const [forms, setForms] = useState<typeof Forms | null | undefined>(formsFile.loaded); // null if it could not be loaded
  useEffect(() => formsFile.preload(), []);

  const load = useCallback(() => {
    setForms(formsFile.loaded);
    if (!formsFile.loaded) formsFile.load().then(setForms, () => setForms(null));
  }, []);
  const problem =
    forms === null ? (
      <div {...part(partName, 'connect-message')} data-state="failed" role="alert">
        <Icon drawing={alert} />
        <span>{strings.problems.network_error}</span>
      </div>
    ) : undefined;
  return { forms, problem, load };
}
