import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

export default {
  reactStrictMode: true,
  // As create-next-app writes it.
  cacheComponents: true,
  partialPrefetching: true,
  // The suite's own folder, where the packed server is.
  turbopack: { root: fileURLToPath(new URL('..', import.meta.url)) },
} satisfies NextConfig;
