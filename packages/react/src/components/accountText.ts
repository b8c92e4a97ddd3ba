import type { Connection } from '@kit/protocol';
import type { Strings } from './strings.ts';

type Named = Pick<Connection, 'accountName' | 'label'>;

/** What a person calls the account: the name they gave it, or the site's; may be empty. */
export const accountText = ({ accountName, label }: Named): string => label ?? accountName;

/** Both names, where there are two. */
export const fullAccountText = (strings: Strings, { accountName, label }: Named): string =>
  label && accountName ? strings.labelled(label, accountName) : (label ?? accountName);
