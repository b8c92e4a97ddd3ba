import type { LiveServer } from './LiveServer.ts';

/**
 * A window nobody sees, with a person in it: goes where it is sent, signs in or leaves. Story tests run without a click of
 * a real user, for which browsers open no window.
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
    if (visit === 'closes') return this.close();
    if (visit === 'signs-in-late') this.#server.wait(31 * 60_000);
    const { redirectUrl } = this.#server.emulator.completeSignIn(token, 'jane@example.com');
    if (redirectUrl) await this.#visit(redirectUrl);
  }

  /** In a real browser the hosted page has another origin, and reading its address throws. */
  #shownUrl(): URL {
    if (this.#url.pathname.startsWith('/identity/')) throw new DOMException('Blocked', 'SecurityError');
    return this.#url;
  }
}

function noStyle() {
  return { font: '', padding: '', textAlign: '', colorScheme: '' };
}
