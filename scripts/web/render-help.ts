import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Marked } from 'marked'
import type { Plugin } from 'vite'
import { PROJECT_ROOT } from '#scripts/project-root.ts'

/** What the admin centre's question marks lead to: every page of docs/. */
export const HELP_PAGES = 'docs/**/*.md'

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** What stands above a page: the way to the first page of help in its language. */
const NAMES = { en: { help: 'Help', index: 'help.html' }, fr: { help: 'Aide', index: 'fr/help.html' } }

/** A page of docs/ as HTML that stands by itself; links between pages lead to pages. */
export function renderHelp(markdown: string, depth: number, language: keyof typeof NAMES = 'en'): string {
  const { help, index } = NAMES[language]
  const marked = new Marked({
    walkTokens: (token) => {
      if (token.type === 'link' && typeof token['href'] === 'string' && !/^[a-z]+:/i.test(token['href'])) token['href'] = token['href'].replace(/\.md(?=#|$)/, '.html')
    },
  })
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? 'Licet'
  const up = '../'.repeat(depth)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} - Licet</title>
<link rel="stylesheet" href="${up}help.css">
</head>
<body>
<nav><a href="/">Licet</a> / <a href="${up}${index}">${help}</a></nav>
<main>
${marked.parse(markdown) as string}</main>
</body>
</html>
`
}

/** Vite plugin: puts the rendered help beside the admin centre, under /docs. */
export function helpPages(): Plugin {
  return {
    name: 'licet:help-pages',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'docs/help.css', source: readFileSync(join(PROJECT_ROOT, 'scripts/web/help.css')) })
      for (const file of globSync(HELP_PAGES, { cwd: PROJECT_ROOT })) {
        const name = file.replaceAll('\\', '/')
        const depth = name.split('/').length - 2
        this.emitFile({ type: 'asset', fileName: name.replace(/\.md$/, '.html'), source: renderHelp(readFileSync(join(PROJECT_ROOT, file), 'utf8'), depth, name.startsWith('docs/fr/') ? 'fr' : 'en') })
      }
    },
  }
}
