import { useCallback } from 'react'
import type { ExportWish } from '#model/export.ts'
import { client } from './client.ts'

/** Makes a file of a list on the server, however long it is, and hands it to the browser to save. Throws what the server refuses. */
export function useExport(): (wish: Partial<ExportWish>) => Promise<void> {
  return useCallback(async (wish) => {
    const { file } = await client.createExport(wish)
    const link = document.createElement('a')
    link.href = file
    link.download = ''
    link.click()
  }, [])
}
