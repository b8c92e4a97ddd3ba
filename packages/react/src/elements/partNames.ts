/** The parts of a status badge. */
export type StatusPart = 'status' | 'status-label' | 'status-reason' | 'icon';

/** The parts of a connect or reconnect button: the first two are the boxes around it. */
export type ButtonPart =
  | 'connect'
  | 'reconnect'
  | 'button'
  | 'label'
  | 'phase'
  | 'message'
  | 'avatar'
  | 'icon';

/** The parts of a disconnect button and its dialog. */
export type DisconnectPart =
  | 'disconnect'
  | 'dialog'
  | 'dialog-title'
  | 'dialog-body'
  | 'dialog-message'
  | 'dialog-actions'
  | 'cancel'
  | 'confirm'
  | 'icon';

/** The parts of the rename form. */
export type RenamePart =
  | 'rename-form'
  | 'rename-input'
  | 'rename-save'
  | 'rename-cancel'
  | 'rename-message'
  | 'icon';

/** The parts of one row of the list. */
export type RowPart =
  | StatusPart
  | ButtonPart
  | DisconnectPart
  | RenamePart
  | 'row'
  | 'account'
  | 'title'
  | 'application'
  | 'detail'
  | 'account-label'
  | 'account-name'
  | 'previous-account'
  | 'time'
  | 'actions'
  | 'rename';

/** The parts shown instead of rows or tiles. */
type PlaceholderPart =
  | 'loading'
  | 'skeleton'
  | 'empty'
  | 'empty-title'
  | 'empty-hint'
  | 'error'
  | 'error-title'
  | 'error-message'
  | 'notice'
  | 'retry';

/** The parts of the list. */
export type ListPart = RowPart | PlaceholderPart | 'list' | 'rows' | 'group' | 'group-title';

/** The parts of the picker. */
export type PickerPart =
  | ButtonPart
  | PlaceholderPart
  | 'picker'
  | 'search'
  | 'search-input'
  | 'tiles'
  | 'tile'
  | 'mark';

/** Every part of every component. */
export type PartName = ListPart | PickerPart;
