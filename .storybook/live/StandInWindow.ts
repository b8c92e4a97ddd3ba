import type { LiveServer } from './LiveServer.ts';

/**
 * An invisible window with a simulated user, who signs in or closes it. Story tests have no real click, so browsers would block
 * a real window.
 */
export class StandInWindow {
  closed = false;
  readonly document = { title: '', body: { textContent: '', style: noStyle() } };
  readonly location: { readonly origin: string; readonly pathname: string; replace(address: string): void };
  readonly #server: LiveServer;
  #url = new URL('about:blank');

  constructor(server: LiveServer, address: string) {
    const shown = () => this.#shownUrl();
    this.#server = server;
    this.location = {
      get origin() {
        return shown().origin;
      },
      get pathname() {
        return shown().pathname;
      },
      replace: (next) => void this.#visit(next),
    };
    if (address !== 'about:blank') void this.#visit(address);
  }

  focus(): void {}

  close(): void {
    this.closed = true;
  }

  async #visit(address: string): Promise<void> {
    const { visit = 'signs-in' } = this.#server.options;
    const { url } = await this.#server.navigate(address);
    this.#url = url;
    const token = url.searchParams.get('token');
    if (!token || visit === 'stays') return;
    if (visit === 'cut-off') return this.close();
    if (visit === 'closes') return void setTimeout(() => this.close(), 700); // once the app has seen it
    if (visit === 'signs-in-late') this.#server.wait(31 * 60_000);
    const { redirectUrl } = this.#server.emulator.completeSignIn(token, 'jane@example.com');
    if (redirectUrl) await this.#visit(redirectUrl);
  }

  /** In a real browser the hosted page has another origin, so reading its URL throws. */
  #shownUrl(): URL {
    if (this.#url.pathname.startsWith('/identity/')) throw new DOMException('Blocked', 'SecurityError');
    return this.#url;
  }
}

function noStyle() {
  return { font: '', padding: '', textAlign: '', colorScheme: '', whiteSpace: '' };
}
