import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'vite'

const COMPRESSIBLE = /\.(js|css|html|svg|json)$/
/** Below this a compressed file saves no packet. */
const SMALLEST_BYTES = 1_000

/** Vite plugin: writes `x.js.br` beside each `x.js`, at the highest quality, so that the server compresses nothing. */
export function compressAssets(): Plugin {
  return {
    name: 'licet:compress-assets',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const [fileName, output] of Object.entries(bundle)) {
        const source = Buffer.from(output.type === 'chunk' ? output.code : output.source)
        if (!COMPRESSIBLE.test(fileName) || source.length < SMALLEST_BYTES) continue
        const compressed = brotliCompressSync(source, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: source.length },
        })
        this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: compressed })
      }
    },
  }
}
