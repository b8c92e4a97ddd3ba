import { tanstackStart } from '@tanstack/react-start/plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({ build: { outDir: '.output' }, plugins: [tanstackStart(), react()] });
