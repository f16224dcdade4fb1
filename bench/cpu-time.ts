import { readdir, readFile } from 'node:fs/promises'

/** Ticks a second of the times that Linux tells of a process. */
const TICKS = 100

interface Times {
  readonly parent: number
  readonly ms: number
}

async function timesOf(pid: number | string): Promise<Times | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (text === null) return null
  // The name stands in brackets and may hold anything; the parent is the second field after it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return { parent: Number(fields[1]), ms: ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS }
}

/** Processor time that processes and their children have taken, in milliseconds; null where the system does not tell. */
export async function cpuTime(pids: readonly number[]): Promise<number | null> {
  const all = await readdir('/proc').catch(() => [])
  const times = await Promise.all(all.filter((name) => /^\d+$/.test(name)).map(async (pid) => ({ pid: Number(pid), times: await timesOf(pid) })))
  const mine = times.filter(({ pid, times }) => times !== null && (pids.includes(pid) || pids.includes(times.parent)))
  return mine.length === 0 ? null : mine.reduce((sum, { times }) => sum + times!.ms, 0)
}
