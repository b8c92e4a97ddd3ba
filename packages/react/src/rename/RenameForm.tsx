'use client';
import type { Connection } from '@kit/protocol';
import { forwardRef, useEffect, type ComponentPropsWithoutRef } from 'react';
import type { RenamePart } from '../elements/controlPartNames.ts';
import { PartsProvider, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useForms } from '../list/useForms.tsx';

export interface RenameFormProps
  extends
    Omit<ComponentPropsWithoutRef<'form'>, 'children' | 'className' | 'onSubmit'>,
    RootProps<'form', RenamePart> {
  /** The account to rename. */
  connection: Connection;
  /** Called after a rename or a cancel. Remove the form. */
  onClose?: (() => void) | undefined;
  /** Called after a rename, with the new label. */
  onRenamed?: ((connection: Connection) => void) | undefined;
}

/**
 * A form for the user's label of an account. Focuses its field when it mounts and returns the focus when it unmounts. Enter saves,
 * Escape cancels, an empty value clears the label.
 */
export const RenameForm = forwardRef<HTMLFormElement, RenameFormProps>(function RenameForm(props, ref) {
  const { parts } = useRootParts(props);
  const { forms, problem, load } = useForms('rename-message');
  useEffect(load, [load]);
  return forms ? (
    <forms.RenameFields {...props} ref={ref} />
  ) : (
    // oxlint-disable-next-line kit/text-alone -- `problem` is an element
    <PartsProvider parts={parts}>{problem}</PartsProvider>
  );
});
