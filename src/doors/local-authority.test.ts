import { X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer, get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openLocalAuthority } from './local-authority.ts'

const NOW = new Date('2026-11-22T09:00:00Z')

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'licet-authority-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'certificates')
}

test('a client that trusts the authority is served under every name', async () => {
  const folder = await temporaryFolder()
  const { server: pair, caFile } = await openLocalAuthority({ folder, now: new Date() })
  const server = createServer({ ...pair }, (_request, response) => response.end('served')).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  const { port } = server.address() as AddressInfo
  const ca = await readFile(caFile)

  for (const servername of ['localhost', 'graph.microsoft.com', 'login.microsoftonline.com']) {
    const status = await new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, servername, ca, agent: false }, (response) => {
        response.resume()
        resolve(response.statusCode)
      }).once('error', reject)
    })
    expect(status).toBe(200)
  }
  const refused = new Promise((resolve) => {
    get({ host: '127.0.0.1', port, servername: 'example.org', ca, agent: false }).once('error', (error) => resolve(error.message))
  })
  expect(await refused).toContain('altnames')
})

test('the keys are for their owner alone', async () => {
  const folder = await temporaryFolder()
  await openLocalAuthority({ folder, now: NOW })
  for (const name of ['ca.key', 'server.key']) {
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
  }
})

test('the authority stays; the server certificate is renewed before it ends or when a host is new', async () => {
  const folder = await temporaryFolder()
  const first = await openLocalAuthority({ folder, now: NOW })
  expect(await openLocalAuthority({ folder, now: NOW })).toEqual(first)

  const later = await openLocalAuthority({ folder, now: new Date('2027-12-01T09:00:00Z') })
  expect(later.server.key).not.toBe(first.server.key)
  expect(await readFile(later.caFile, 'utf8')).toBe(first.server.cert.slice(first.server.cert.lastIndexOf('-----BEGIN')))

  const wider = await openLocalAuthority({ folder, hosts: ['licet.example.org'], now: NOW })
  expect(new X509Certificate(wider.server.cert).checkHost('licet.example.org')).toBe('licet.example.org')
})
