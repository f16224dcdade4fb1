/** A small house of its own, under the real locks, in which a test may plant a fault. */
import { execFile, execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { LOCKS } from '#scripts/locks.ts'
import { PROJECT_ROOT } from '#scripts/project-root.ts'

export type Verdict = { ok: boolean; said: string }
export type Files = Readonly<Record<string, string>>

/** A house without a fault: one sound file in a room of each ground. */
const SOUND: Files = {
  'src/model/guid.ts': "import { z } from 'zod'\n\nexport const GUID = z.guid()\nexport type Guid = z.infer<typeof GUID>\n",
  'src/engine/judge.ts': "import type { Guid } from '#model/guid.ts'\n\nexport const judge = (id: Guid, now: Date): string => id + now.toISOString()\n",
  'src/client/ask.ts': "import type { Guid } from '#model/guid.ts'\n\nexport const ask = (id: Guid): Promise<Response> => fetch(`/${id}`)\n",
  'src/web/page.tsx': "import { ask } from '#client/ask.ts'\n\nexport function Page() {\n  return <button onClick={() => void ask('1')}>?</button>\n}\n",
  'src/store/read.ts': "import { readFileSync } from 'node:fs'\n\nexport const read = (file: string): string => readFileSync(file, 'utf8')\n",
}
const CONFIGURATION = ['package.json', 'tsconfig.json', 'tsconfig.pure.json', 'tsconfig.web.json', '.oxlintrc.json', 'scripts/lint-pure.ts']

/** Runs one lock on the sound house with `faults` planted in it, and removes the house. */
export async function runLock(name: string, faults: Files): Promise<Verdict> {
  const lock = LOCKS.find((each) => each.name === name)
  if (!lock) throw new Error(`There is no lock named ${name}`)
  const tree = await plant({ ...SOUND, ...faults })
  try {
    const args = lock.args.map((each) => (each.startsWith('scripts/') ? join(PROJECT_ROOT, each) : each))
    return await new Promise((resolve) => {
      execFile(lock.command, args, { cwd: tree }, (error, stdout, stderr) => resolve({ ok: error === null, said: stdout + stderr }))
    })
  } finally {
    await rm(tree, { recursive: true })
  }
}

async function plant(files: Files): Promise<string> {
  const tree = await realpath(await mkdtemp(join(tmpdir(), 'licet-lock-')))
  await symlink(join(PROJECT_ROOT, 'node_modules'), join(tree, 'node_modules'))
  await Promise.all(CONFIGURATION.map((file) => cp(join(PROJECT_ROOT, file), join(tree, file))))
  await Promise.all(
    Object.entries(files).map(async ([file, text]) => {
      await mkdir(dirname(join(tree, file)), { recursive: true })
      await writeFile(join(tree, file), text)
    }),
  )
  execFileSync('git', ['init', '--quiet'], { cwd: tree, stdio: 'pipe' })
  await writeFile(join(tree, '.git/info/exclude'), 'node_modules\n')
  return tree
}
