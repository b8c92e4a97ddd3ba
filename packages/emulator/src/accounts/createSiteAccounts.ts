import { createDealsAccount, type DealsAccount } from './dealsAccount.ts';
import { createNetworkAccount, type NetworkAccount } from './networkAccount.ts';
import { createNotesAccount, type NotesAccount } from './notesAccount.ts';
import type { SiteName } from './siteNames.ts';

/** What each demo site keeps for an account. */
export interface SiteAccounts {
  /** Posts, conversations and notifications. */
  readonly network: NetworkAccount;
  /** Deals with their notes. */
  readonly deals: DealsAccount;
  /** Pages. */
  readonly notes: NotesAccount;
}

/** The accounts of all demo sites. An account has its first content from the first call that names it. */
export interface SiteAccountStore {
  /** Returns the content of an account. It does not change later. */
  readonly read: <Site extends SiteName>(site: Site, account: string) => SiteAccounts[Site];
  /** Replaces the content of an account. */
  readonly write: <Site extends SiteName>(site: Site, account: string, content: SiteAccounts[Site]) => void;
  /** Removes every account. */
  readonly clear: () => void;
}

type Store = { readonly [Site in SiteName]: Map<string, SiteAccounts[Site]> };
type Creators = { readonly [Site in SiteName]: (account: string, now: number) => SiteAccounts[Site] };

const creators: Creators = {
  network: createNetworkAccount,
  deals: createDealsAccount,
  notes: createNotesAccount,
};

/** Creates a store without accounts. `now` returns milliseconds since 1970. */
export function createSiteAccounts(now: () => number): SiteAccountStore {
  const store: Store = { network: new Map(), deals: new Map(), notes: new Map() };
  return {
    read<Site extends SiteName>(site: Site, account: string): SiteAccounts[Site] {
      const known = store[site].get(account);
      if (known) return known;
      const created = creators[site](account, now());
      store[site].set(account, created);
      return created;
    },
    write: (site, account, content) => void store[site].set(account, content),
    clear() {
      for (const accounts of Object.values(store)) accounts.clear();
    },
  };
}
