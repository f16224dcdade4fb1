/** `npm run dev`: the sample organisation in memory; the server restarts and the page rebuilds when a file changes. */
import { spawn } from 'node:child_process'
import { PROJECT_ROOT } from '#scripts/project-root.ts'

const run = (command: string, args: readonly string[]) => spawn(command, args, { cwd: PROJECT_ROOT, stdio: 'inherit' })

const children = [
  run('vite', ['build', '--watch', '--logLevel', 'warn']),
  run('node', ['--watch', '--watch-preserve-output', 'src/main.ts', '--memory', ...process.argv.slice(2)]),
]
const stop = (): void => children.forEach((child) => child.kill('SIGTERM'))
for (const child of children) child.once('exit', stop)
process.once('SIGINT', stop).once('SIGTERM', stop)
