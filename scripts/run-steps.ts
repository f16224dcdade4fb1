import { spawn } from 'node:child_process'
import { PROJECT_ROOT } from '#scripts/project-root.ts'

export type Step = { name: string; command: string; args: readonly string[] }

/** Runs commands side by side, prints what each said when it ends, and gives the names of those that failed. */
export async function runSteps(steps: readonly Step[], together: number): Promise<string[]> {
  const failed: string[] = []
  const waiting = [...steps]
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const started = performance.now()
      const { ok, said } = await runStep(step)
      const seconds = ((performance.now() - started) / 1_000).toFixed(1)
      console.log(`${ok ? 'ok  ' : 'FAIL'}  ${step.name.padEnd(12)} ${seconds.padStart(5)} s`)
      if (!ok) {
        console.log(said)
        failed.push(step.name)
      }
    }
  }
  await Promise.all(Array.from({ length: together }, work))
  return failed
}

async function runStep({ command, args }: Step): Promise<{ ok: boolean; said: string }> {
  const child = spawn(command, args, { cwd: PROJECT_ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => said.push(text))
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  return { ok: code === 0, said: said.join('') }
}
