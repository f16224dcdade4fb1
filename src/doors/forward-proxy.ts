// A forward proxy for the few names that Microsoft's tools have wired in: HTTPS_PROXY leads them here without touching
// the hosts file. Every other name is refused, so this is no way into anybody's network.
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { Server as TlsServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { MICROSOFT_HOSTS } from './known-hosts.ts'

const ALLOWED: ReadonlySet<string> = new Set(MICROSOFT_HOSTS.map((host) => `${host}:443`))

/** Answers CONNECT on one server by handing the line to another, whose certificate has the names; gives what cuts all lines. */
export function openForwardProxy(from: HttpServer, to: TlsServer): () => void {
  const lines = new Set<Duplex>()
  from.on('connect', (request: IncomingMessage, line: Duplex, early: Buffer) => {
    line.on('error', () => line.destroy())
    if (!ALLOWED.has((request.url ?? '').toLowerCase())) {
      line.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
      return
    }
    lines.add(line)
    line.once('close', () => lines.delete(line))
    line.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    if (early.length > 0) line.unshift(early)
    to.emit('connection', line)
  })
  return () => {
    for (const line of lines) line.destroy()
  }
}
