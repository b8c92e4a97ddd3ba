import { isLoopbackHost } from './isLoopbackHost.ts';

/**
 * Whether a stranger cannot own this hostname. A stranger's page can make its own name lead to this machine (DNS rebinding), but
 * not an address, nor a name without a dot, such as that of a container.
 */
export function isOwnName(hostname: string, publicUrl: string | undefined): boolean {
  if (isLoopbackHost(hostname) || /^(\[.*\]|[\d.]+|[^.]+)$/.test(hostname)) return true;
  return publicUrl !== undefined && hostname === new URL(publicUrl).hostname;
}
