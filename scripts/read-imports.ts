import { readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'

export type Import = { specifier: string; typeOnly: boolean }

/** Every import of a file: static, dynamic, re-exported, of values or of types. */
export function readImports(file: string): Import[] {
  const text = readFileSync(file, 'utf8')
  const { program, module, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`)

  const fixed = program.body.flatMap((statement): Import[] => {
    switch (statement.type) {
      case 'ImportDeclaration':
        return [{ specifier: statement.source.value, typeOnly: statement.importKind === 'type' }]
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        return statement.source ? [{ specifier: statement.source.value, typeOnly: statement.exportKind === 'type' }] : []
      default:
        return []
    }
  })
  const late = module.dynamicImports
    .map(({ moduleRequest }) => text.slice(moduleRequest.start, moduleRequest.end))
    .filter((literal) => /^(['"]).*\1$/.test(literal))
    .map((literal): Import => ({ specifier: literal.slice(1, -1), typeOnly: false }))
  return [...fixed, ...late]
}
