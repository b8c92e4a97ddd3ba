/** The connection is lost without an answer. `listen` drops the socket; in-process it reaches the caller, as from `fetch`. */
export class ConnectionReset extends TypeError {
  override readonly name = 'ConnectionReset';

  constructor() {
    super('fetch failed: the emulator dropped the connection');
  }
}
