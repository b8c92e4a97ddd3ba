/** The parts of a disconnect button and its dialog. */
export type DisconnectPart =
  /** The button that opens the dialog. */
  | 'disconnect'
  /** The dialog. */
  | 'dialog'
  /** The question in the dialog. */
  | 'dialog-title'
  /** The icon and the name of the account. */
  | 'dialog-account'
  /** The application's icon, or the first letter of its name. */
  | 'avatar'
  /** What disconnecting does. */
  | 'dialog-body'
  /** The error if the account could not be disconnected. */
  | 'dialog-message'
  /** The box around the buttons of the dialog. */
  | 'dialog-actions'
  /** The button that closes the dialog. */
  | 'cancel'
  /** The button that disconnects the account. */
  | 'confirm'
  /** An icon. `data-icon` has its name. */
  | 'icon';

/** The parts of the rename form. */
export type RenamePart =
  /** The form. */
  | 'rename-form'
  /** The field for the label. */
  | 'rename-input'
  /** The button that saves the label. */
  | 'rename-save'
  /** The button that closes the form. */
  | 'rename-cancel'
  /** The error if the label could not be saved. */
  | 'rename-message'
  /** An icon. `data-icon` has its name. */
  | 'icon';

/** The parts of the control of when agents may use an account. */
export type AccessPart =
  /** The box around the control. */
  | 'access'
  /** What the control is for. */
  | 'access-label'
  /** The list of choices. */
  | 'access-select'
  /** The error if the choice could not be saved, or the control could not be loaded. */
  | 'access-message'
  /** The button that loads again. */
  | 'retry';
