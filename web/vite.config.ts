// SPDX-License-Identifier: Apache-2.0
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run dev` finds an API: the server that `./hoglet up` starts, unless another is named. */
const apiTarget = process.env.HOGLET_API ?? 'http://localhost:8000';

export default defineConfig({
  plugins: [react()],
  build: {
    // Maven packs target/classes, so that the files end up under /web/ in the jar.
    outDir: 'target/classes/web',
    emptyOutDir: true,
    target: 'es2023',
    // Everything stays a file of its own: the content security policy allows no inline code.
    assetsInlineLimit: 0,
    // The chart library is one chunk of about 600 kB that only the insights page loads.
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { '/api': apiTarget } },
});
