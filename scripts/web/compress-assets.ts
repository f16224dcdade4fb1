import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'vite'

const COMPRESSIBLE = /\.(js|css|html|svg|json)$/
/** Below this a compressed file saves no packet. */
const SMALLEST_BYTES = 1_000

/**
 * Vite plugin: writes `x.js.br` beside each `x.js`, at the highest quality, so that the server compresses nothing.
 * It reads what was written: Vite still changes files of a bundle after every plugin has seen them.
 */
export function compressAssets(): Plugin {
  return {
    name: 'licet:compress-assets',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      for (const name of await readdir(dir, { recursive: true })) {
        if (!COMPRESSIBLE.test(name)) continue
        const source = await readFile(join(dir, name))
        if (source.length < SMALLEST_BYTES) continue
        const params = {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
        }
        await writeFile(join(dir, `${name}.br`), brotliCompressSync(source, { params }))
      }
    },
  }
}
