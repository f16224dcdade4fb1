// The floor: a bare server in a process of its own, told what to answer with.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import type { FloorSettings } from './floor/floor-server.ts'

export interface Floor extends AsyncDisposable {
  readonly url: string
  readonly pid: number
}

/** Starts it and waits for its line. */
export async function startFloor(settings: FloorSettings): Promise<Floor> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'floor/floor-server.ts'), JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return {
    url: line,
    pid: child.pid!,
    async [Symbol.asyncDispose]() {
      child.kill()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}
