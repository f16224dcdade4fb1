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

test('every page that the admin centre leads to is there in both languages, with its anchor', () => {
  const asked = globSync('src/web/**/*.{ts,tsx}', { cwd: PROJECT_ROOT }).flatMap((file) =>
    [...readFileSync(join(PROJECT_ROOT, file), 'utf8').matchAll(/['"]([a-z-]+)\.html(?:#([a-z-]+))?['"]/g)].map(([, page = '', anchor]) => ({ page, anchor })),
  )
  expect(asked.length).toBeGreaterThan(15)
  const missing = asked.flatMap(({ page, anchor }) =>
    [`docs/${page}.md`, `docs/fr/${page}.md`].filter((file) => {
      const path = join(PROJECT_ROOT, file)
      return !existsSync(path) || (anchor !== undefined && !readFileSync(path, 'utf8').includes(`<a id="${anchor}">`))
    }),
  )
  expect(missing).toEqual([])
})

test('French help keeps the rules of French typography', () => {
  const faults = globSync('docs/fr/*.md', { cwd: PROJECT_ROOT }).flatMap((file) =>
    readFileSync(join(PROJECT_ROOT, file), 'utf8')
      .split('\n')
      .filter((line) => /'| [;?!:»](?!-)|« /.test(line))
      .map((line) => `${file}: ${line}`),
  )
  expect(faults).toEqual([])
})

test('no page links to one that there is not', () => {
  const broken = globSync(HELP_PAGES, { cwd: PROJECT_ROOT }).flatMap((file) =>
    [...readFileSync(join(PROJECT_ROOT, file), 'utf8').matchAll(/\]\(([^)#:]+\.md)(?:#[^)]*)?\)/g)]
      .filter(([, target]) => !existsSync(join(PROJECT_ROOT, dirname(file), target ?? '')))
      .map(([, target]) => `${file}: ${target}`),
  )
  expect(broken).toEqual([])
})
