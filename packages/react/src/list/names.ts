'use client';
import type { Connection } from '@kit/protocol';
import { createContext, useContext } from 'react';

/** What the names in a list say about its connections. */
export interface Names {
  /** The numbers of connections that would have the name of an earlier one, by id. The first has none. */
  numbers: ReadonlyMap<string, number>;
  /**
   * The connections that have one account name, by the id of the last of them, in the order in which they were connected. Accounts are
   * left out if the user has named the last connection, to distinguish it from the others.
   */
  accounts: ReadonlyMap<string, readonly Connection[]>;
}

type Named = Pick<Connection, 'id' | 'accountName' | 'label'>;

/** Most lists have no equal names. Rows do not rerender for an object that stays the same. */
const distinct: Names = { numbers: new Map(), accounts: new Map() };

/** The names in the list around. */
export const NamesContext = createContext(distinct);

/** Returns the user's label of the account or the site's name for it. May be empty. */
export const accountText = ({ accountName, label }: Pick<Connection, 'accountName' | 'label'>): string =>
  label ?? accountName;

/** Returns a function for the text of an account that no other account of the list has. `fallback` replaces a missing name. */
export function useAccountText(): (connection: Named, fallback?: string) => string {
  const { numbers } = useContext(NamesContext);
  return (connection, fallback = '') =>
    numbered(accountText(connection) || fallback, numbers.get(connection.id) ?? 1);
}

const numbered = (text: string, number: number) => (number > 1 ? `${text.trim()} (${number})`.trim() : text);

/** Compares names as the server does, which calls an account the same if only the case or spaces around it differ. */
const fold = (name: string) => name.normalize('NFC').trim().toLowerCase();

/** Returns what two connections of one account have in common. It is a hint: only the server compares identities. */
export const accountKey = ({ application, accountName }: Pick<Connection, 'application' | 'accountName'>) =>
  `${application} ${fold(accountName)}`;

/** Finds equal names. The connections have the order in which they were connected. */
export function findNames(connections: readonly Connection[]): Names {
  const shown = new Set<string>();
  const last = new Map<string, number>();
  const numbers = new Map<string, number>();
  const byAccount = new Map<string, Connection[]>();

  for (const connection of connections) {
    const { id, application, accountName } = connection;
    const text = accountText(connection);
    const keyOf = (number: number) => accountKey({ application, accountName: numbered(text, number) });
    let number = last.get(keyOf(1)) ?? 1;
    while (shown.has(keyOf(number))) number += 1; // an account may be called “ada (2)” on its site
    shown.add(keyOf(number));
    last.set(keyOf(1), number);
    if (number > 1) numbers.set(id, number);

    if (!accountName) continue;
    const key = accountKey(connection);
    const account = byAccount.get(key);
    if (account) account.push(connection);
    else byAccount.set(key, [connection]);
  }
  const accounts = new Map<string, readonly Connection[]>();
  for (const account of byAccount.values()) {
    const newest = account.at(-1);
    if (account.length > 1 && newest && !newest.label) accounts.set(newest.id, account);
  }
  return numbers.size + accounts.size > 0 ? { numbers, accounts } : distinct;
}
