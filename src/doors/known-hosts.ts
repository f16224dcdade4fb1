// Which names this server answers to. A page of another site that points its name at 127.0.0.1 is refused here.
import { Problem } from '#model/problem.ts'

/** Names that tools have hard-wired; they lead here through a hosts file or a proxy, and nobody else owns them. */
export const MICROSOFT_HOSTS = ['graph.microsoft.com', 'login.microsoftonline.com', 'management.azure.com'] as const

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'] as const

export interface KnownHosts {
  /** Scheme and host as the client sees them; throws 421 for a name that is not ours. */
  originOf(request: Request): string
}

const originIn = (url: string): string => url.slice(0, url.indexOf('/', url.indexOf('//') + 2))

/**
 * @param publicUrl the address under which a proxy shows this server; requests for its host are given its scheme
 * @param hosts more names, without ports
 */
export function knownHosts(publicUrl: string | undefined, hosts: readonly string[] = []): KnownHosts {
  const front = publicUrl === undefined ? undefined : new URL(publicUrl)
  const names = new Set<string>([...LOCAL_HOSTS, ...MICROSOFT_HOSTS, ...hosts.map((host) => host.toLowerCase())])
  if (front !== undefined) names.add(front.hostname)
  // Few origins ever succeed, and each comes again with every request.
  const accepted = new Map<string, string>()

  return {
    originOf(request) {
      const asked = originIn(request.url)
      const known = accepted.get(asked)
      if (known !== undefined) return known
      const { host, hostname, origin } = new URL(asked)
      if (!names.has(hostname)) {
        throw new Problem({ status: 421, code: 'MisdirectedRequest', message: `This server does not answer for ${hostname}.` })
      }
      const seen = front !== undefined && host === front.host ? front.origin : origin
      if (accepted.size < 1_000) accepted.set(asked, seen)
      return seen
    },
  }
}
