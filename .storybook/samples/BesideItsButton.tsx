import { RenameButton, RenameForm, type RenameFormProps } from '@kit/react';
import { useState } from 'react';

export function BesideItsButton(props: RenameFormProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <RenameButton connection={props.connection} onClick={() => setOpen(true)} />
      {isOpen && <RenameForm {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
