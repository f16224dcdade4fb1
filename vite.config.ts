import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compileWords } from './scripts/web/compile-words.ts'
import { compressAssets } from './scripts/web/compress-assets.ts'
import { helpPages } from './scripts/web/render-help.ts'

/** What the first page needs of the libraries, in one file instead of thirty. */
const GROUND =
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@griffel|@tanstack\/(react-query|query-core|react-router|router-core|history|react-store|store)|@fluentui\/(react-button|react-link|react-provider|react-shared-contexts|react-theme|tokens|react-utilities|react-jsx-runtime|keyboard-keys|react-aria|react-progress))\//

/** Of our own what every page needs; dialogs, menus and the panel stay apart, with the libraries that only they use. */
const PARTS = /src\/(web\/state|client|words)\/|src\/web\/ui\/(page|page-title|skeleton|message-box|error-state|empty-state|no-permission|mark|lazy-menu|change-toast)\.tsx/

const SERVER = 'http://127.0.0.1:7450'

export default defineConfig({
  root: 'src/web',
  plugins: [react(), compileWords(), helpPages(), compressAssets()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // The server's Content-Security-Policy allows no data: script or style; everything is a file with a hashed name.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The limit that counts is scripts/measure-web.ts.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'ground', test: GROUND },
            { name: 'parts', test: PARTS },
          ],
        },
      },
    },
  },
  server: {
    port: 7460,
    proxy: { '/v1.0': SERVER, '/beta': SERVER, '/licet': SERVER, '/sign-in': SERVER, '/sign-out': SERVER },
  },
})
