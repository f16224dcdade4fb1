import { createClient } from '#client/client.ts'
import { render } from '#words/render.ts'
import { BadUse } from './bad-use.ts'
import { originOf } from './connection.ts'
import type { ConnectionOptions } from './connection.ts'
import { writeLogin } from './login-file.ts'
import type { ProgramDesk } from './program-desk.ts'

/** licet login: tries an address and a token, and keeps them for the commands that follow. */
export async function login({ terminal, language }: ProgramDesk, options: ConnectionOptions): Promise<void> {
  const { env } = terminal
  const url = options.url || env['LICET_URL'] || (await terminal.ask(render(language, 'cli.login.url')))
  const origin = originOf(url.trim())
  const token = (options.token || env['LICET_TOKEN'] || (await terminal.askSecret(render(language, 'cli.login.token')))).trim()
  if (token === '') throw new BadUse('cli.error.noToken', { url: origin })
  const organization = await createClient({ fetch: terminal.fetch, baseUrl: origin, token, language }).getOrganization()
  const path = await writeLogin(env, { url: origin, token })
  await terminal.write(`${render(language, 'cli.login.done', { organization: organization?.displayName ?? origin, path })}\n`)
}
