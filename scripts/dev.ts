/** `npm run dev`: the sample organisation in memory; the server restarts and the page refreshes when a file changes. */
import { spawn } from 'node:child_process'
import { PROJECT_ROOT } from '#scripts/project-root.ts'

/** Vite serves the page and hands everything else on to the server, which therefore calls itself by Vite's address. */
const PAGE = { host: '127.0.0.1', port: '7460' }

const run = (command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawn(command, args, { cwd: PROJECT_ROOT, stdio: 'inherit', env: { ...process.env, ...env } })

const children = [
  run('vite', ['--host', PAGE.host, '--port', PAGE.port, '--strictPort']),
  run('node', ['--watch', '--watch-preserve-output', 'src/main.ts', '--memory', ...process.argv.slice(2)], {
    LICET_URL: `http://${PAGE.host}:${PAGE.port}`,
  }),
]
const stop = (): void => children.forEach((child) => child.kill('SIGTERM'))
for (const child of children) child.once('exit', stop)
process.once('SIGINT', stop).once('SIGTERM', stop)
