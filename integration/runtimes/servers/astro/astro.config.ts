import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

export default defineConfig({
  output: 'server',
  outDir: '.output',
  adapter: node({ mode: 'standalone' }),
  security: { allowedDomains: [{ hostname: 'app.example.com', protocol: 'https' }] },
});
