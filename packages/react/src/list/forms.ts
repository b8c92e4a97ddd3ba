// What opens after a press in a row. `formsFile` loads it after the first paint.
export { AccessField } from '../access/AccessField.tsx';
export { ConnectionActivity } from '../activity/ConnectionActivity.tsx';
export { ConfirmDisconnect } from '../disconnect/DisconnectDialog.tsx';
export { RowMenuItems } from './RowMenuItems.tsx';
export { RenameFields } from '../rename/RenameFields.tsx';
