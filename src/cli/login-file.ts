// Where `licet login` keeps an address and its token: a file that nobody else may read.
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

export interface Login {
  readonly url: string
  readonly token: string
}

type Env = Readonly<Record<string, string | undefined>>

/** In XDG_CONFIG_HOME, or .config of the home folder. */
export const loginFilePath = (env: Env): string =>
  join(env['XDG_CONFIG_HOME'] || join(env['HOME'] ?? homedir(), '.config'), 'licet', 'login.json')

/** The login that was kept, or null. */
export async function readLogin(env: Env): Promise<Login | null> {
  try {
    const { url, token } = JSON.parse(await readFile(loginFilePath(env), 'utf8')) as Partial<Login>
    return typeof url === 'string' && typeof token === 'string' ? { url, token } : null
  } catch {
    return null
  }
}

/** Keeps a login in place of the one before; gives the path. */
export async function writeLogin(env: Env, login: Login): Promise<string> {
  const path = loginFilePath(env)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(path, `${JSON.stringify(login)}\n`, { mode: 0o600 })
  // The mode above counts only for a new file.
  await chmod(path, 0o600)
  return path
}
