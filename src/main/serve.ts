// `licet serve`: opens everything, answers until told to stop, closes everything.
import { createServer as createTlsServer } from 'node:https'
import type { Server as TlsServer } from 'node:https'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { serve as listen } from '@hono/node-server'
import { Hono } from 'hono'
import { pino } from 'pino'
import type { Logger } from 'pino'
import { readCatalogue } from '#catalogue/catalogue.ts'
import { deskApp } from '#desk/desk-app.ts'
import { licetItself } from '#model/caller.ts'
import { openLocalAuthority } from '#doors/local-authority.ts'
import { openForwardProxy } from '#doors/forward-proxy.ts'
import { openDoors } from '#doors/open-doors.ts'
import type { Doors } from '#doors/open-doors.ts'
import { PAGE_HEADERS } from '#doors/safe-headers.ts'
import { answerError, graphFace } from '#graph/graph-app.ts'
import { tenantSizes } from '#graph/tenant-sizes.ts'
import { throttleBy } from '#graph/throttle.ts'
import { startClockRunner } from '#jobs/clock-runner.ts'
import { startOperationRunner } from '#jobs/operation-runner.ts'
import { lockFolder } from '#store/folder-lock.ts'
import { askedBy } from '#threads/asked-by.ts'
import { openOffice } from '#threads/open-office.ts'
import type { Office } from '#threads/office.ts'
import { noteAddress } from './address-file.ts'
import { openDataFolder } from './data-folder.ts'
import { openSample } from './open-sample.ts'
import { prepareStore } from './prepare-store.ts'
import { readyJson, readyText } from './ready-line.ts'
import { BadOption, readServeOptions } from './serve-options.ts'
import type { ServeTexts } from '#cli/server-commands.ts'
import type { ServeOptions } from './serve-options.ts'
import { serveWeb } from './serve-web.ts'

const READERS = 2
/** Beside package.json, whether this runs from its source or as it was built. */
const WEB_FOLDER = join(dirname(findPackageJSON('.', import.meta.url) ?? ''), 'dist/web')

/** What is closed at the end, the last opened first. */
type Closer = () => Promise<void> | void

interface Listener {
  readonly port: number
  readonly server: Server
  close(): Promise<void>
}

type Answer = (request: Request, bindings: object) => Response | Promise<Response>

function startListening(answer: Answer, host: string, port: number, tls: { key: string; cert: string } | null): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const server = listen(
      {
        fetch: answer,
        hostname: host,
        port,
        ...(tls === null ? { createServer } : { createServer: createTlsServer, serverOptions: tls }),
      },
      (address) => resolve({ port: address.port, server: server as Server, close: () => closeServer(server as Server) }),
    )
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new BadOption(`Port ${port} of ${host} is in use.`) : error)
    })
  })
}

const DRAIN_MS = 5_000
/** How often ended sessions, links, codes and tokens are swept out. */
const SWEEP_MS = 3_600_000

/** Lets requests in flight finish; streams that never end are cut after a while. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}

async function buildApp(url: string, office: Office, doors: Doors, catalogue: ReturnType<typeof readCatalogue>, { throttle: size, lenientBatch, proxy, passwordGrant, publicUrl }: ServeOptions, log: Logger): Promise<Answer> {
  const now = (): Date => new Date()
  const onFault = (error: unknown, requestId: string): void => log.error({ err: error, requestId }, 'fault')
  const asGraph = (error: unknown, request: Request): Response => answerError(error, request, { now, onFault })

  const graph = graphFace({ office, readCaller: doors.readCaller, originOf: doors.originOf, now, onFault, lenientBatch, ...(size !== null && { throttle: throttleBy(size === 'auto' ? tenantSizes(office, now) : () => size, now) }) })
  const server = { publicUrl, proxy, throttle: size ?? 'off', lenientBatch, passwordGrant } as const
  const inner = new Hono()
  inner.onError((error, context) => asGraph(error, context.req.raw))
  inner.route('/', deskApp({ office, catalogue, server, openSample: openSample(url, catalogue, doors), readCaller: doors.readCaller, watchCaller: doors.watchCaller, enterOrganization: doors.enterOrganization, answerError: asGraph }))
  inner.route('/', doors.app)
  inner.get('/health', (context) => context.json({ status: 'ok' }))
  const web = await serveWeb(WEB_FOLDER)
  inner.get('*', async (context) => {
    const page = await web.fetch(context.req.raw)
    for (const [name, value] of Object.entries(PAGE_HEADERS)) page.headers.set(name, value)
    return page
  })

  // Every request passes the door first: known host, bounded body. What it throws is told here, the rest by the app.
  return (request, bindings) => {
    try {
      const admitted = doors.admit(request)
      return askedBy(request, () => graph(admitted) ?? inner.fetch(admitted, bindings))
    } catch (error) {
      return asGraph(error, request)
    }
  }
}

const originOf = (scheme: string, host: string, port: number): string => `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`

async function open(options: ServeOptions, log: Logger, closers: Closer[]): Promise<void> {
  const folder = await openDataFolder(options.dataFolder)
  closers.push(() => folder.release())
  const url = options.databaseUrl ?? join(folder.path, 'licet.db')
  if (options.databaseUrl === null) closers.push(lockFolder(url))
  const catalogue = readCatalogue()
  const home = await prepareStore(url, options)
  // A program that asked for --json gets HTTPS too: some SDKs refuse anything else. Made while the threads start.
  const wantsTls = options.httpsPort !== null || options.json || options.proxy
  const certifying = wantsTls ? openLocalAuthority({ folder: folder.path, now: new Date() }) : Promise.resolve(null)
  certifying.catch(() => undefined)
  const office = await openOffice({ url, catalogue, readers: READERS, startedAt: Date.now() })
  closers.push(() => office.close())
  const doors = await openDoors({ office, homeTenantId: home.tenantId, now: () => new Date(), allowPasswordGrant: options.passwordGrant, ...(options.publicUrl && { publicUrl: options.publicUrl }) })
  for (const tenantId of home.tenantIds) await office.act('noteNewServices', licetItself(tenantId), null)
  const runner = startOperationRunner({ office, tenants: home.tenantIds, onFault: (error) => log.error({ err: error }, 'operation') })
  closers.push(() => runner.stop())
  const clock = startClockRunner({ office, homeTenantId: home.tenantId, onFault: (error) => log.error({ err: error }, 'clock') })
  closers.push(() => clock.stop())
  const sweeping = setInterval(() => void doors.forgetEnded().catch((error: unknown) => log.error({ err: error }, 'sweeping')), SWEEP_MS).unref()
  closers.push(() => clearInterval(sweeping))

  const answer = await buildApp(url, office, doors, catalogue, options, log)
  const http = await startListening(answer, options.host, options.port, null)
  closers.push(() => http.close())
  const authority = await certifying
  const https = authority === null ? null : await startListening(answer, options.host, options.httpsPort ?? 0, authority.server)
  if (https !== null) closers.push(() => https.close())
  if (https !== null && options.proxy) closers.push(openForwardProxy(http.server, https.server as TlsServer))

  const facts = {
    url: options.publicUrl ?? originOf('http', options.host, http.port),
    httpsUrl: https === null ? null : originOf('https', 'localhost', https.port),
    caFile: authority?.caFile ?? null,
    tenantId: home.tenantId,
    administrator: home.administrator,
  }
  closers.push(noteAddress(folder.path, facts.url))
  process.stdout.write(`${options.json ? await readyJson(doors, facts) : await readyText(doors, facts)}\n`)
}

/** Serves until SIGTERM or SIGINT, then finishes what is in flight and resolves. Throws BadOption or StoreUnusable. */
export async function serve(raw: ServeTexts): Promise<void> {
  const options = readServeOptions(raw, process.env)
  const log = pino({ level: process.env['LICET_LOG'] ?? 'warn' }, pino.destination({ dest: 2, sync: true }))
  const closers: Closer[] = []
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })
  try {
    await open(options, log, closers)
    await stopped
  } finally {
    await closeAll()
  }
}
