import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PROJECT_ROOT } from '#scripts/project-root.ts'
import { expect, test } from 'vitest'
import { HELP_PAGES, renderHelp } from './render-help.ts'

test('links between pages lead to pages, others stay', () => {
  const page = renderHelp('# Signing in\n\nSee [the API](api.md#errors) and [elsewhere](https://example.org/a.md).', 0)
  expect(page).toContain('<title>Signing in - Licet</title>')
  expect(page).toContain('<a href="api.html#errors">the API</a>')
  expect(page).toContain('<a href="https://example.org/a.md">elsewhere</a>')
})

test('every question mark of the admin centre has its page', () => {
  const asked = globSync('src/web/**/*.tsx', { cwd: PROJECT_ROOT }).flatMap((file) =>
    [...readFileSync(join(PROJECT_ROOT, file), 'utf8').matchAll(/\bhelp="([^"#]+)(?:#[^"]*)?"/g)].map(([, page]) => page ?? ''),
  )
  expect(asked.length).toBeGreaterThan(5)
  expect([...new Set(asked)].filter((page) => !existsSync(join(PROJECT_ROOT, 'docs', page.replace(/\.html$/, '.md'))))).toEqual([])
})

test('no page links to one that there is not', () => {
  const broken = globSync(HELP_PAGES, { cwd: PROJECT_ROOT }).flatMap((file) =>
    [...readFileSync(join(PROJECT_ROOT, file), 'utf8').matchAll(/\]\(([^)#:]+\.md)(?:#[^)]*)?\)/g)]
      .filter(([, target]) => !existsSync(join(PROJECT_ROOT, dirname(file), target ?? '')))
      .map(([, target]) => `${file}: ${target}`),
  )
  expect(broken).toEqual([])
})
