// CLI for Microsoft 365 logs in by every way that it knows.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAppCertificate } from '#test/fixtures/app-certificate.ts'
import { openM365 } from '#test/fixtures/m365-command.ts'
import type { M365 } from '#test/fixtures/m365-command.ts'
import { startLicet } from '#test/fixtures/server.ts'
import type { Licet } from '#test/fixtures/server.ts'
import { makeCast, PASSWORD } from '#test/fixtures/sign-in-cast.ts'
import type { Cast } from '#test/fixtures/sign-in-cast.ts'

const E3 = '05e9a617-0261-4cee-bb44-138d3ef5d965'

let licet: Licet
let cast: Cast
let m365: M365

beforeAll(async () => {
  licet = await startLicet({ built: true, args: ['--proxy', '--password-grant'] })
  cast = await makeCast(licet.ready)
  m365 = await openM365(licet.ready)
}, 60_000)
afterAll(async () => {
  await licet.stop()
  await m365[Symbol.asyncDispose]()
})

const products = async (): Promise<readonly { skuPartNumber: string }[]> => (await m365.run(['entra', 'license', 'list'])) as { skuPartNumber: string }[]

describe('m365 login', { timeout: 90_000 }, () => {
  test('with a secret, then the products', async () => {
    const { tenantId } = licet.ready
    const said = await m365.run(['login', '--authType', 'secret', '--appId', cast.script.appId, '--tenant', tenantId, '--secret', cast.script.secretText])
    expect(said).toMatchObject({ connectedAs: 'Script', authType: 'secret' })
    expect((await products()).map(({ skuPartNumber }) => skuPartNumber)).toContain('SPE_E3')
  })

  test('with a certificate', async () => {
    const { certificate, privateKey } = await makeAppCertificate(new Date())
    await cast.call('POST', `/licet/v1/apps/${cast.script.id}/certificates`, { displayName: 'CI', key: certificate })
    const file = join(m365.home, 'app.pem')
    await writeFile(file, privateKey + certificate)
    const said = await m365.run(['login', '--authType', 'certificate', '--appId', cast.script.appId, '--tenant', licet.ready.tenantId, '--certificateFile', file])
    expect(said).toMatchObject({ connectedAs: 'Script', authType: 'certificate' })
    expect(await products()).not.toEqual([])
  })

  test('as a managed identity', async () => {
    const identity = { IDENTITY_ENDPOINT: `${licet.ready.url}/msi/token`, IDENTITY_HEADER: cast.script.secretText, HTTPS_PROXY: '', https_proxy: '' }
    expect(await m365.run(['login', '--authType', 'identity'], identity)).toMatchObject({ connectedAs: 'Script' })
  })

  test('as a person, who sees the own licences', async () => {
    const given = await cast.call('POST', `/v1.0/users/${cast.userId}/assignLicense`, { addLicenses: [{ skuId: E3, disabledPlans: [] }], removeLicenses: [] })
    expect(given.status).toBe(200)
    const said = await m365.run(['login', '--authType', 'password', '--appId', cast.tool.appId, '--tenant', licet.ready.tenantId, '--userName', cast.userPrincipalName, '--password', PASSWORD])
    expect(said).toMatchObject({ connectedAs: cast.userPrincipalName })
    expect(await m365.run(['entra', 'user', 'license', 'list'])).toMatchObject([{ skuPartNumber: 'SPE_E3' }])
  })
})

test('the proxy leads nowhere else', async () => {
  const { hostname, port } = new URL(licet.ready.url)
  const { connect } = await import('node:net')
  const said = await new Promise<string>((resolve, reject) => {
    const line = connect(Number(port), hostname, () => line.write('CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n'))
    line.once('data', (data) => {
      resolve(data.toString())
      line.destroy()
    })
    line.once('error', reject)
  })
  expect(said).toMatch(/^HTTP\/1\.1 403 /)
})
