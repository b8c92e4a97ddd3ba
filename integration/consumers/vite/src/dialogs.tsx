import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { Dialog as HeadlessDialog, DialogPanel } from '@headlessui/react';
import MuiDialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import * as Radix from '@radix-ui/react-dialog';
import { Button, Dialog as AriaDialog, DialogTrigger, Modal, Popover } from 'react-aria-components';
import { StrictMode, useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Accounts } from './Accounts';

interface DialogProps {
  name: string;
  onClose: () => void;
  children: ReactNode;
}

/** An open dialog of each library, such as an app's settings dialog. */
const libraries: Record<string, (props: DialogProps) => ReactElement> = {
  MUI: ({ name, onClose, children }) => (
    <MuiDialog open onClose={onClose}>
      <DialogTitle>{name}</DialogTitle>
      {children}
    </MuiDialog>
  ),
  Radix: ({ name, onClose, children }) => (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Content aria-describedby={undefined}>
          <Radix.Title>{name}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  ),
  'Base UI': ({ name, onClose, children }) => (
    <BaseDialog.Root open onOpenChange={onClose}>
      <BaseDialog.Portal>
        {/* Above the backdrop, which closes the dialog. */}
        <BaseDialog.Popup aria-label={name} style={{ position: 'fixed', inset: '10%' }}>
          {children}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  ),
  'Headless UI': ({ name, onClose, children }) => (
    <HeadlessDialog open onClose={onClose} aria-label={name}>
      <DialogPanel>{children}</DialogPanel>
    </HeadlessDialog>
  ),
  'React Aria': ({ name, onClose, children }) => (
    <Modal isOpen onOpenChange={onClose} isDismissable>
      <AriaDialog aria-label={name}>{children}</AriaDialog>
    </Modal>
  ),
  'React Aria popover': ({ name, onClose, children }) => (
    <DialogTrigger isOpen onOpenChange={onClose}>
      <Button>Accounts</Button>
      <Popover>
        <AriaDialog aria-label={name}>{children}</AriaDialog>
      </Popover>
    </DialogTrigger>
  ),
  native: function Native({ name, onClose, children }) {
    const dialog = useRef<HTMLDialogElement>(null);
    useEffect(() => {
      const element = dialog.current;
      element?.showModal();
      return () => element?.close();
    }, []);
    return (
      <dialog
        ref={dialog}
        aria-label={name}
        onCancel={(event) => {
          event.preventDefault();
          onClose();
        }}
      >
        {children}
      </dialog>
    );
  },
};

/** Opens the dialog that the URL names. It stays open, and the title counts the requests to close it. */
function Dialogs() {
  const name = decodeURIComponent(location.hash.slice(1));
  const [closings, setClosings] = useState(0);
  useEffect(() => void (document.title = `${closings}`), [closings]);
  const Dialog = libraries[name];
  return Dialog ? (
    <Dialog name={name} onClose={() => setClosings((count) => count + 1)}>
      <Accounts />
    </Dialog>
  ) : (
    <p>There is no such library.</p>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Dialogs />
    </StrictMode>,
  );
