/** The cookies of one browser, as far as the handler needs them: names and values. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  /** The value of the `Cookie` header; empty without cookies. */
  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Keeps what an answer sets. */
  keep(headers: readonly (readonly [name: string, value: string])[]): void {
    for (const [name, value] of headers) {
      const pair = name === 'set-cookie' ? /^([^=;]+)=([^;]*)/.exec(value) : null;
      if (pair?.[1]) this.#cookies.set(pair[1], pair[2] ?? '');
    }
  }
}
