/** Header that `listen` sets on requests from other machines. Requests passed to `emulator.fetch` are local. */
export const remoteHeader = 'emulator-remote';

/** Returns whether the request comes from another machine. The `Host` header proves nothing, because the sender chooses it. */
export function isRemote(request: Request): boolean {
  return request.headers.has(remoteHeader);
}

/** Returns whether the request comes from a page of this origin, or from no page. */
export function isSameOrigin(request: Request, origin: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const sender = request.headers.get('origin');
  return sender === null || sender === origin;
}

/**
 * Returns whether only the emulator can own this hostname. With DNS rebinding, another site can point its own domain at this
 * machine. It cannot own an IP address or a name without a dot, such as that of a container.
 */
export function isTrustedHostname(hostname: string, publicUrl: string | undefined): boolean {
  if (isLoopbackHost(hostname) || /^(\[.*\]|[\d.]+|[^.]+)$/.test(hostname)) return true;
  return publicUrl !== undefined && hostname === new URL(publicUrl).hostname;
}

/** Returns whether a URL's hostname always resolves to this machine. */
export function isLoopbackHost(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Returns whether a socket's IP address is a loopback address. */
export function isLoopbackAddress(address: string): boolean {
  return /^(?:::1|(?:::ffff:)?127(?:\.\d+){3})$/.test(address);
}
