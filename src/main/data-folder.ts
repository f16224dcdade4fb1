// The folder where everything of an installation lies.
import { constants } from 'node:fs'
import { access, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { BadOption } from './serve-options.ts'

export interface DataFolder {
  readonly path: string
  /** Removes it when it was temporary. */
  release(): Promise<void>
}

/** Makes and checks the folder; null asks for a temporary one. Throws BadOption when it cannot be written. */
export async function openDataFolder(path: string | null): Promise<DataFolder> {
  if (path === null) {
    const temporary = await mkdtemp(join(tmpdir(), 'licet-'))
    return { path: temporary, release: () => rm(temporary, { recursive: true, force: true }) }
  }
  const full = resolve(path)
  try {
    await mkdir(full, { recursive: true, mode: 0o700 })
    await access(full, constants.R_OK | constants.W_OK)
  } catch (error) {
    throw new BadOption(`The data folder ${full} cannot be used: ${error instanceof Error ? error.message : String(error)}`)
  }
  return { path: full, release: async () => undefined }
}
