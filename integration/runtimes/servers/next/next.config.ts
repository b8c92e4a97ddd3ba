import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const { DIST, NEXT_BASE_PATH, TRAILING_SLASH } = process.env;

export default {
  turbopack: { root: fileURLToPath(new URL('../../..', import.meta.url)) },
  ...(DIST && { distDir: DIST }),
  ...(NEXT_BASE_PATH && { basePath: NEXT_BASE_PATH }),
  trailingSlash: TRAILING_SLASH === '1',
} satisfies NextConfig;
