/** Set by `listen` on requests that come from another machine. What calls `emulator.fetch` itself is this machine. */
export const remoteHeader = 'emulator-remote';

/** Whether the request comes from another machine. The `Host` header does not tell: its sender chooses it. */
export function isRemote(request: Request): boolean {
  return request.headers.has(remoteHeader);
}
