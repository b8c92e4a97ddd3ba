import type { Html } from '../html/html.ts';

/** A request of a signed-in browser to a demo site. */
export interface SiteRequest<Account> {
  /** Name of the signed-in account. */
  readonly account: string;
  /** What the site keeps for the account. */
  readonly content: Account;
  /** Replaces the content. */
  readonly save: (content: Account) => void;
  /** Path without slashes at its ends, such as `messages/lena-fischer`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Fields of a submitted form; undefined for GET. */
  readonly form: URLSearchParams | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly createId: () => string;
}

/** Content of a page of a demo site. */
export interface SitePage {
  readonly title: string;
  /** Content of `main`. */
  readonly body: Html;
  /** @default 200 */
  readonly status?: number;
}

/** The response of a demo site: a page, or the path that the browser opens next. */
export type SiteResult = SitePage | { readonly redirect: string };

/** A demo site. */
export interface Site<Account> {
  /** Name in the header and in titles. */
  readonly name: string;
  readonly mark: Html;
  /** Style sheet that follows that of all sites. */
  readonly style: string;
  /** Links in the header. */
  readonly links: (content: Account) => readonly SiteLink[];
  /** Label of the search box. */
  readonly searchLabel: string;
  /** Path of the search page. */
  readonly searchPath: string;
  /** Path of the account's profile, if the site has one. */
  readonly profilePath?: string;
  /** Responds to a request; `undefined` if there is no such page. */
  readonly respond: (request: SiteRequest<Account>) => SiteResult | undefined;
}

/** A link in the header of a site. */
export interface SiteLink {
  readonly path: string;
  readonly label: string;
  readonly icon: Html;
  /** Number of new items. @default 0 */
  readonly count?: number;
}
