import { readdir, readFile } from 'node:fs/promises'

/** Ticks a second of the times that Linux tells of a process. */
const TICKS = 100

interface Times {
  readonly parent: number
  readonly ms: number
  /** Of children that have ended. */
  readonly endedMs: number
}

async function timesOf(pid: number | string): Promise<Times | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (text === null) return null
  // The name stands in brackets and may hold anything; the parent is the second field after it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const msOf = (user: number): number => ((Number(fields[user]) + Number(fields[user + 1])) * 1_000) / TICKS
  return { parent: Number(fields[1]), ms: msOf(11), endedMs: msOf(13) }
}

/** Processor time that processes and their children have taken, in milliseconds; null where the system does not tell. */
export async function cpuTime(pids: readonly number[]): Promise<number | null> {
  const all = await readdir('/proc').catch(() => [])
  const times = await Promise.all(all.filter((name) => /^\d+$/.test(name)).map(async (pid) => ({ pid: Number(pid), times: await timesOf(pid) })))
  const mine = times.flatMap(({ pid, times }) => (times !== null && (pids.includes(pid) || pids.includes(times.parent)) ? { ...times, isNamed: pids.includes(pid) } : []))
  return mine.length === 0 ? null : mine.reduce((sum, { ms, endedMs, isNamed }) => sum + ms + (isNamed ? endedMs : 0), 0)
}
