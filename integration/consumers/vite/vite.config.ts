import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    cssCodeSplit: false,
    rollupOptions: {
      input: { index: 'index.html', dialogs: 'dialogs.html', hydrate: 'src/hydrate.tsx' },
      output: { entryFileNames: '[name].js', assetFileNames: '[name].[ext]' },
    },
  },
});
