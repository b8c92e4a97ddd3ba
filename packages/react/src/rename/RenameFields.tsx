'use client';
import { forwardRef, useEffect, useId, useRef } from 'react';
import { focusAround, isFocusable, isFocusLost } from '../elements/focus.ts';
import { Icon, spinner } from '../elements/Icon.tsx';
import { Root, useRootParts } from '../elements/parts.tsx';
import { Problem } from '../elements/Problem.tsx';
import { useEscape } from '../elements/useEscape.ts';
import { useMergedRef } from '../elements/useMergedRef.ts';
import { accountText, useAccountText } from '../list/names.ts';
import { useApplication } from '../picker/useApplications.ts';
import { useAnnounce } from '../provider/LiveRegion.tsx';
import { useProblemText } from '../strings/useProblemText.ts';
import { useFormStrings } from '../strings/useFormStrings.ts';
import { langAttributes } from '../strings/useStrings.ts';
import type { RenameFormProps } from './RenameForm.tsx';
import { useRename } from './useRename.ts';

/** The server's limit. */
const maxLabelLength = 80;

/** The content of `RenameForm`, which loads it after the first paint. */
export const RenameFields = forwardRef<HTMLFormElement, RenameFormProps>(function RenameFields(
  { connection, onClose, onRenamed, ...props },
  ref,
) {
  const { parts, part, rest } = useRootParts(props);
  const strings = useFormStrings();
  const { rename, renamingId, error } = useRename();
  const { name } = useApplication(connection.application);
  const textOf = useAccountText();
  const announce = useAnnounce();
  const [form, attach] = useMergedRef(ref);
  const field = useRef<HTMLInputElement>(null);
  const opener = useRef<Element>(null);
  const messageId = useId();
  const isBusy = renamingId !== undefined;
  const problem = useProblemText(error);

  useEffect(() => {
    const input = field.current;
    if (!input) return;
    opener.current ??= focusAround(input);
    input.select(); // also focuses it
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
      baseClass="connect-rename"
      attributes={{
        ...langAttributes(strings),
        ...rest,
        ref: attach,
        'data-state': isBusy ? 'busy' : problem ? 'failed' : 'open',
        onSubmit: (event) => {
          event.preventDefault();
          event.stopPropagation(); // React passes it to a form of the app around a portal
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
        maxLength={maxLabelLength}
        readOnly={isBusy}
        autoComplete="off"
        dir="auto"
        enterKeyHint="done"
        aria-label={strings.renameField(
          strings.account(name, connection.label ? connection.accountName : textOf(connection)),
        )}
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
      <Problem name="rename-message" id={messageId} text={problem} />
    </Root>
  );
});
