import type { AccessPart, DisconnectPart, RenamePart } from './controlPartNames.ts';
import type { LivePart } from './livePartNames.ts';

/** The parts of a status badge. */
export type StatusPart =
  /** The badge. */
  | 'status'
  /** The text of the badge. */
  | 'status-label'
  /** The explanation, which is only visible to screen readers. */
  | 'status-reason'
  /** An icon. `data-icon` has its name. */
  | 'icon';

/** The parts of a connect or reconnect button: the first two are the boxes around it. */
export type ButtonPart =
  /** The box around a connect button and its message. */
  | 'connect'
  /** The box around a reconnect button and its message. */
  | 'reconnect'
  /** The button, or the link that replaces it. */
  | 'button'
  /** The text of the button. */
  | 'label'
  /** The progress of an attempt, or the number of accounts, in a tile. */
  | 'phase'
  /** What the user consents to, below the button. */
  | 'consent'
  /** The reason below the button why it did not connect. */
  | 'message'
  /** The box around the controls of a pending attempt. */
  | 'pending-actions'
  /** The button that brings the sign-in window to the front. */
  | 'show-window'
  /** The button that cancels the attempt. */
  | 'cancel-attempt'
  /** The box with the app's own tab, in a frame of another site. */
  | 'own-tab'
  /** Why to open the app's own tab. */
  | 'own-tab-hint'
  /** The link that opens it. */
  | 'own-tab-link'
  /** The box with the app's address, if no window can open. */
  | 'own-tab-address'
  /** The application's icon, or the first letter of its name. */
  | 'avatar'
  /** An icon. `data-icon` has its name. */
  | 'icon';

/** The parts of a request to connect an account. */
export type RequestPart =
  | ButtonPart
  /** The whole request. */
  | 'request'
  /** The question, or how the request ended. */
  | 'request-title'
  /** Why the app asks, in its own words. */
  | 'request-reason'
  /** The box around the accounts to choose from. */
  | 'request-choices'
  /** The button that chooses an account. */
  | 'choice'
  /** The box around the buttons that connect and decline. */
  | 'request-actions'
  /** The button that declines. */
  | 'decline'
  /** A sign-in in another window, or the error if the request could not be read or answered. */
  | 'request-message'
  /** The button that loads again. */
  | 'retry';

/** The parts shown instead of rows, tiles or entries. */
type PlaceholderPart =
  /** The loading text. Only visible with `unstyled`, otherwise read by screen readers. */
  | 'loading'
  /** Placeholders while the first response is loading. Absent with `unstyled`. */
  | 'skeleton'
  /** Shown if there is nothing to list: no account, no activity, or no match of a search. */
  | 'empty'
  /** What is missing. */
  | 'empty-title'
  /** What the user can do about it. */
  | 'empty-hint'
  /** Shown if nothing could be loaded. */
  | 'error'
  /** What could not be loaded. */
  | 'error-title'
  /** Why, and what the user can do. */
  | 'error-message'
  /** The line above older data that could not be refreshed. */
  | 'notice'
  /** The button that loads again. */
  | 'retry';

/** The parts of the recent activity of an account. */
export type ActivityPart =
  | PlaceholderPart
  /** The whole activity. */
  | 'activity'
  /** The box around the entries. */
  | 'sessions'
  /** One entry: a browser that was signed in with the account. `data-state` has its status. */
  | 'session'
  /** The box around everything that an entry says. */
  | 'session-text'
  /** What it was for, or who used it, in the app's words. */
  | 'session-title'
  /** The badge of an entry that has not ended. */
  | 'session-status'
  /** The line below the title. */
  | 'session-detail'
  /** The agent that used the account. */
  | 'session-agent'
  /** When it was used. */
  | 'session-time'
  /** Another account that was used with it. */
  | 'session-account'
  /** How it ended. `data-state` has the reason. */
  | 'session-end'
  /** The error if an entry could not be stopped, or the entries could not be loaded. */
  | 'session-message'
  /** The button that stops it. */
  | 'stop'
  /** The button that shows older entries. */
  | 'show-more'
  /** An icon. `data-icon` has its name. */
  | 'icon';

/** The parts of the notice in the row of an account that is connected more than once. */
type SameAccountPart =
  /** The notice. `data-state` is `asking`, `checking` after a sign-in, `disconnecting` or `failed`. */
  | 'same-account'
  /** What the notice says. */
  | 'same-account-text'
  /** The error if the rest could not be disconnected. */
  | 'same-account-message'
  /** The box around the buttons. */
  | 'same-account-actions'
  /** The button that keeps the connections. */
  | 'keep'
  /** The button that disconnects the rest again. */
  | 'retry';

/** The parts of one row of the list. */
export type RowPart =
  | StatusPart
  | ButtonPart
  | DisconnectPart
  | RenamePart
  | ActivityPart
  | AccessPart
  | SameAccountPart
  /** One connected account. */
  | 'row'
  /** The box around everything that a row says about the account. */
  | 'account'
  /** The first line of a row: a name and the badge. */
  | 'title'
  /** The name of the application. */
  | 'application'
  /** The second line of a row: names and time. */
  | 'detail'
  /** The user's label of the account. */
  | 'account-label'
  /** Anchor's name of the account. */
  | 'account-name'
  /** The name of the account that a reconnect replaced. */
  | 'previous-account'
  /** When the account was connected. */
  | 'time'
  /** When an agent last used the account. */
  | 'last-used'
  /** The button that shows the recent activity. */
  | 'activity-button'
  /** The box around the buttons of a row. */
  | 'actions'
  /** The button that opens the menu of a row, in a narrow list. */
  | 'menu-button'
  /** The menu. */
  | 'menu'
  /** An action in the menu. */
  | 'menu-item'
  /** The button that opens the form for the label. */
  | 'rename';

/** The parts of the list. */
export type ListPart =
  | RowPart
  /** The whole list. */
  | 'list'
  /** The box around the rows. */
  | 'rows'
  /** The heading of several accounts of one application. */
  | 'group'
  /** The name of the application in the heading. */
  | 'group-title';

/** The parts of the picker. */
export type PickerPart =
  | ButtonPart
  | PlaceholderPart
  /** The whole picker. */
  | 'picker'
  /** The search form. */
  | 'search'
  /** The search field. */
  | 'search-input'
  /** The box around the tiles. */
  | 'tiles'
  /** One application: the box around its `button`, which has the border and the background. */
  | 'tile'
  /** The number of connected accounts in a tile. */
  | 'mark';

/** Every part of every component. */
export type PartName = ListPart | PickerPart | RequestPart | LivePart;
