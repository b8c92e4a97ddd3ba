import { defineNuxtConfig } from 'nuxt/config';

export default defineNuxtConfig({
  compatibilityDate: '2026-10-01',
  serverDir: '../nitro/server',
  telemetry: false,
});
