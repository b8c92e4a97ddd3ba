/** The parts of the live view of a browser. */
export type LivePart =
  /** The whole live view. */
  | 'live'
  /** The box above the browser. */
  | 'live-header'
  /** The applications that the browser is signed in to. */
  | 'live-title'
  /** What the browser is for, or the name of the agent, in the words of the app. */
  | 'live-purpose'
  /** The button that shows the browser in full screen, or leaves it. */
  | 'full-screen'
  /** The button that ends the browser. */
  | 'stop'
  /** The box around the browser. It keeps its ratio of width and height. */
  | 'live-screen'
  /** The frame that shows the browser. */
  | 'live-frame'
  /** The words in place of a browser that cannot be seen. */
  | 'live-cover'
  /** A button before and after the frame, visible with the focus, that moves the focus past it. */
  | 'live-skip'
  /** The box below the browser. */
  | 'live-actions'
  /** Who controls the browser, or what is needed of the user. */
  | 'live-note'
  /** The button that takes over the browser, or hands it back. */
  | 'take-over'
  /** The button that says that what was needed is done. */
  | 'done'
  /** The text of a button. That of `stop` is only for screen readers in a narrow live view. */
  | 'label'
  /** The button that loads again. */
  | 'retry'
  /** The application's icon, or the first letter of its name. */
  | 'avatar'
  /** An icon. `data-icon` has its name. */
  | 'icon';
