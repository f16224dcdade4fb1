import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compileWords } from './scripts/web/compile-words.ts'
import { compressAssets } from './scripts/web/compress-assets.ts'

const SERVER = 'http://127.0.0.1:7450'

export default defineConfig({
  root: 'src/web',
  plugins: [react(), compileWords(), compressAssets()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // The server's Content-Security-Policy allows no data: script or style; everything is a file with a hashed name.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    port: 7460,
    proxy: { '/v1.0': SERVER, '/beta': SERVER, '/licet': SERVER, '/sign-in': SERVER, '/sign-out': SERVER },
  },
})
