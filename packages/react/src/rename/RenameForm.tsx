'use client';
import type { Connection } from '@kit/protocol';
import { useEffect, forwardRef, useContext, useId, useRef, type ComponentPropsWithoutRef } from 'react';
import { useRename } from './useRename.ts';
import { accountText } from '../list/AccountLabel.tsx';
import { AnnounceContext } from '../provider/LiveRegion.tsx';
import { focusAround, isFocusable, isFocusLost, useEscape } from '../elements/focus.ts';
import { Icon, alert, spinner } from '../elements/Icon.tsx';
import type { RenamePart } from '../elements/partNames.ts';
import { problemText } from '../strings/buttonStrings.ts';
import { useApplication } from '../picker/useApplications.ts';
import { useOwnRef } from '../elements/useMergedRef.ts';
import { Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useStrings, writtenIn } from '../strings/useStrings.ts';

/** As many characters as the server takes. */
const longest = 80;

export interface RenameFormProps
  extends
    Omit<ComponentPropsWithoutRef<'form'>, 'children' | 'className' | 'onSubmit'>,
    RootProps<'form', RenamePart> {
  connection: Connection;
  /** The new name is stored, or the old one is kept: take the form away. */
  onClose?: (() => void) | undefined;
  onRenamed?: ((connection: Connection) => void) | undefined;
}

/**
 * A field for the user's own name of an account, focused at once; what had the focus gets it back. Enter saves, Escape leaves;
 * an empty one takes it off.
 */
export const RenameForm = forwardRef<HTMLFormElement, RenameFormProps>(function RenameForm(
  { connection, onClose, onRenamed, ...props },
  ref,
) {
  const { parts, part, rest } = useRootParts(props);
  const strings = useStrings();
  const { rename, renamingId, error } = useRename();
  const { name } = useApplication(connection.application);
  const announce = useContext(AnnounceContext);
  const [form, attach] = useOwnRef(ref);
  const field = useRef<HTMLInputElement>(null);
  const opener = useRef<Element>(null);
  const messageId = useId();
  const isBusy = renamingId !== undefined;
  const problem = error && problemText(strings, error);

  useEffect(() => {
    const input = field.current;
    if (!input) return;
    opener.current ??= focusAround(input);
    input.select(); // which focuses it as well
    return () => {
      if (isFocusLost(input) && isFocusable(opener.current)) opener.current.focus();
    };
  }, []);

  const save = async () => {
    const label = field.current?.value.trim() ?? '';
    if (label === (connection.label ?? '')) return onClose?.();
    const result = await rename(connection.id, label);
    if (!result.ok) return;
    announce(strings.announceRenamed(accountText(result.value) || name));
    onClose?.();
    onRenamed?.(result.value);
  };
  useEscape(form, () => !isBusy && onClose?.());

  return (
    <Root
      parts={parts}
      tag="form"
      name="rename-form"
      own="connect-rename"
      attributes={{
        ...writtenIn(strings),
        ...rest,
        ref: attach,
        'data-state': isBusy ? 'busy' : problem ? 'failed' : 'open',
        onSubmit: (event) => {
          event.preventDefault();
          event.stopPropagation(); // React hands it to a form of the app around a portal
          if (!isBusy) void save();
        },
      }}
    >
      <input
        {...part('rename-input', 'connect-input')}
        ref={field}
        name="label"
        defaultValue={connection.label}
        placeholder={connection.accountName}
        maxLength={longest}
        readOnly={isBusy}
        autoComplete="off"
        dir="auto"
        enterKeyHint="done"
        aria-label={strings.renameField(strings.account(name, connection.accountName))}
        aria-describedby={problem && messageId}
        aria-invalid={problem !== undefined}
      />
      <button
        {...part('rename-save', 'connect-button')}
        type="submit"
        data-variant="solid"
        data-size="small"
        aria-busy={isBusy}
        aria-disabled={isBusy}
      >
        {isBusy && <Icon drawing={spinner} />}
        <span>{isBusy ? strings.saving : strings.save}</span>
      </button>
      <button
        {...part('rename-cancel', 'connect-button')}
        type="button"
        data-variant="plain"
        data-size="small"
        aria-disabled={isBusy}
        onClick={isBusy ? undefined : onClose}
      >
        {strings.cancel}
      </button>
      {problem && (
        <div {...part('rename-message', 'connect-message')} id={messageId} data-state="failed" role="alert">
          <Icon drawing={alert} />
          <span>{problem}</span>
        </div>
      )}
    </Root>
  );
});
