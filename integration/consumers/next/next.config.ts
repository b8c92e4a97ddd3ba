import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const { DIST, NEXT_BASE_PATH, TRAILING_SLASH } = process.env;

export default {
  reactStrictMode: true,
  ...(DIST && { distDir: DIST }),
  ...(NEXT_BASE_PATH && { basePath: NEXT_BASE_PATH }),
  trailingSlash: TRAILING_SLASH === '1',
  // As create-next-app writes this setting.
  cacheComponents: true,
  partialPrefetching: true,
  // The workspace folder, which contains the packed server and pnpm's store.
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
} satisfies NextConfig;
