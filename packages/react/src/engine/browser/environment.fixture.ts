import type { Channel, Environment, FramedWindow, IncomingMessage, PopupWindow } from './environment.ts';

export const appOrigin = 'https://app.example.com';
export const hostedOrigin = 'https://app.anchorbrowser.io';

type FakeEvent = IncomingMessage & { defaultPrevented: boolean; returnValue: unknown };
type Listener = (event: FakeEvent) => void;

/** Listeners by type, as a window keeps them, taken off by their signal. */
function createTarget() {
  const listeners = new Map<string, Set<Listener>>();
  const of = (type: string) => listeners.get(type) ?? new Set<Listener>();
  return {
    count: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
    addEventListener: (type: string, listener: Listener, { signal }: { signal: AbortSignal }) => {
      const set = of(type).add(listener);
      listeners.set(type, set);
      signal.addEventListener('abort', () => set.delete(listener));
    },
    dispatch: (type: string, event: Partial<FakeEvent> = {}) => {
      const whole = {
        data: undefined,
        origin: '',
        source: null,
        isTrusted: true,
        defaultPrevented: false,
        returnValue: '',
        ...event,
      };
      for (const listener of Array.from(of(type))) listener(whole);
    },
  };
}

const createStorage = (entries: Map<string, string>) => ({
  getItem: (key: string) => entries.get(key) ?? null,
  setItem: (key: string, value: string) => void entries.set(key, value),
  removeItem: (key: string) => void entries.delete(key),
});

/** A window the engine opened: on our blank page, then wherever the test says. */
export class FakePopup implements PopupWindow {
  closed = false;
  focused = 0;
  /** Messages of the page, with the origin that may receive them. */
  readonly received: [unknown, string][] = [];
  readonly visited: string[];
  place: { origin: string; pathname: string } | 'foreign' = { origin: 'null', pathname: 'blank' };
  readonly document = {
    title: '',
    body: { textContent: '', style: { font: '', padding: '', textAlign: '', colorScheme: '' } },
  };
  constructor(url: string) {
    this.visited = [url];
    if (url !== 'about:blank') this.place = 'foreign';
  }
  private read(part: 'origin' | 'pathname'): string {
    if (this.place === 'foreign') throw new DOMException('Blocked a frame', 'SecurityError');
    return this.place[part];
  }
  readonly location = ((popup: FakePopup) => ({
    get origin() {
      return popup.read('origin');
    },
    get pathname() {
      return popup.read('pathname');
    },
    replace(url: string) {
      popup.visited.push(url);
      popup.place = 'foreign';
    },
  }))(this);
  focus() {
    this.focused += 1;
  }
  close() {
    this.closed = true;
  }
  postMessage(message: unknown, targetOrigin: string) {
    this.received.push([message, targetOrigin]);
  }
}

/** The window of the app, in windows with these origins, from the inside out. Reading another origin than the app's throws. */
export function appWindow(...around: string[]): FramedWindow {
  const open = (origin: string, parent?: FramedWindow): FramedWindow => ({
    get origin() {
      if (origin !== appOrigin) throw new DOMException('Blocked a frame', 'SecurityError');
      return origin;
    },
    get parent() {
      return parent ?? this;
    },
  });
  let parent: FramedWindow | undefined;
  for (const origin of around.toReversed()) parent = open(origin, parent);
  return open(appOrigin, parent);
}

/** A browser outside the engine: one page, the windows it opens, its storage and its channels. */
export function createFakeBrowser(overrides: Partial<Environment> = {}) {
  const page = createTarget();
  const documentTarget = createTarget();
  const popups: FakePopup[] = [];
  const channels = new Map<string, { target: ReturnType<typeof createTarget>; sent: unknown[] }>();
  const stored = new Map<string, string>();
  const local = new Map<string, string>();
  const assigned: string[] = [];
  const replaced: string[] = [];
  const stopped: number[] = [];
  const features: string[] = [];
  const view = { hasFocus: true, visibilityState: 'visible', isBlocking: false };

  class FakeChannel implements Channel {
    private readonly target = createTarget();
    private readonly sent: unknown[] = [];
    readonly addEventListener = this.target.addEventListener;
    private readonly name: string;
    constructor(name: string) {
      this.name = name;
      channels.set(name, { target: this.target, sent: this.sent });
    }
    postMessage(message: unknown) {
      this.sent.push(message);
    }
    close() {
      channels.delete(this.name);
    }
  }

  const environment: Environment = {
    open(url, target, wanted) {
      features.push(`${target} ${wanted}`);
      if (view.isBlocking) return null;
      const popup = new FakePopup(url);
      popups.push(popup);
      return popup;
    },
    stop: () => void stopped.push(assigned.length),
    self: appWindow(),
    location: {
      origin: appOrigin,
      hostname: 'app.example.com',
      href: `${appOrigin}/settings?tab=accounts`,
      assign: (url) => void assigned.push(url),
    },
    history: { state: { router: 1 }, replaceState: (_, __, url) => void replaced.push(url) },
    navigator: { userAgent: 'Mozilla/5.0 Chrome/156' },
    screenX: 0,
    screenY: 0,
    outerWidth: 1480,
    outerHeight: 920,
    document: {
      get visibilityState() {
        return view.visibilityState;
      },
      hasFocus: () => view.hasFocus,
      addEventListener: (type: string, listener: () => void, options: { signal: AbortSignal }) =>
        documentTarget.addEventListener(type, listener, options),
    },
    sessionStorage: createStorage(stored),
    localStorage: createStorage(local),
    BroadcastChannel: FakeChannel,
    addEventListener: page.addEventListener,
    ...overrides,
  };

  return {
    environment,
    view,
    popups,
    channels,
    stored,
    /** What a native app keeps for its next start. */
    local,
    assigned,
    /** How many times the page was being left whenever that was stopped. */
    stopped,
    replaced,
    features,
    /** The newest window. */
    popup(): FakePopup {
      const popup = popups.at(-1);
      if (!popup) throw new Error('no window was opened');
      return popup;
    },
    post: (message: Partial<IncomingMessage>) => page.dispatch('message', message),
    broadcast: (attemptId: string, data: unknown, origin = appOrigin) =>
      channels.get(`connect:${attemptId}`)?.target.dispatch('message', { data, origin }),
    wake: (type: 'focus' | 'pageshow' | 'pagehide' = 'focus') => page.dispatch(type),
    /** The page is about to be left; the app may ask its user to stay. */
    beginLeaving: (event: Partial<FakeEvent> = {}) => page.dispatch('beforeunload', event),
    changeVisibility(visibilityState: 'visible' | 'hidden') {
      view.visibilityState = visibilityState;
      documentTarget.dispatch('visibilitychange');
    },
    listening: () => page.count() + documentTarget.count(),
  };
}
