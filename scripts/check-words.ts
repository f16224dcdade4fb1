/** Refuses text written into the admin centre: what a screen says comes from the language files. */
import { globSync, readFileSync } from 'node:fs'
import { parseSync, Visitor, type Expression, type JSXExpression } from 'oxc-parser'

const SPOKEN_ATTRIBUTES: ReadonlySet<string> = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'hint',
  'label',
  'placeholder',
  'subtitle',
  'title',
  'validationMessage',
])
/** A letter alone names a key of the keyboard. */
const HAS_WORDS = /\p{L}{2}/u
/** A key of the language files that a component is given, or the name of a domain. */
const IS_NAME = /^[A-Za-z]+(?:\.[A-Za-z0-9]+)+$/
/** What is typed at a command line is the same in every language. */
const IS_COMMAND = /^npm run /

const files = globSync('src/web/**/*.tsx')
const problems = files.flatMap((file) => textsIn(file).map(({ line, text }) => `${file}:${line}: "${text}" belongs in the language files`))
if (files.length === 0) problems.push('no file was read')

console.log(`${files.length} screens read`)
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1

/** Texts that stand in a screen's markup, by themselves, in braces or in an attribute that is shown or read aloud. */
function textsIn(file: string): { line: number; text: string }[] {
  const source = readFileSync(file, 'utf8')
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`)
  const found: { start: number; text: string }[] = []
  const note = (start: number, text: string): void => void (HAS_WORDS.test(text) && !IS_NAME.test(text) && !IS_COMMAND.test(text) && found.push({ start, text: text.trim() }))
  const noteAll = (each: Expression | JSXExpression): void => literalsOf(each).forEach((text) => note(each.start, text))

  new Visitor({
    JSXText: ({ start, value }) => note(start, value),
    JSXAttribute({ name, value, start }) {
      if (name.type !== 'JSXIdentifier' || !SPOKEN_ATTRIBUTES.has(name.name)) return
      if (value?.type === 'Literal') note(start, value.value)
      if (value?.type === 'JSXExpressionContainer') noteAll(value.expression)
    },
    JSXElement: ({ children }) => children.forEach((child) => child.type === 'JSXExpressionContainer' && noteAll(child.expression)),
    JSXFragment: ({ children }) => children.forEach((child) => child.type === 'JSXExpressionContainer' && noteAll(child.expression)),
  }).visit(program)
  return found.map(({ start, text }) => ({ line: source.slice(0, start).split('\n').length, text }))
}

/** The texts an expression may come to be, through choices and fallbacks. */
function literalsOf(each: Expression | JSXExpression): string[] {
  switch (each.type) {
    case 'Literal':
      return typeof each.value === 'string' ? [each.value] : []
    case 'TemplateLiteral':
      return each.quasis.map(({ value }) => value.raw)
    case 'ConditionalExpression':
      return [...literalsOf(each.consequent), ...literalsOf(each.alternate)]
    case 'LogicalExpression':
      return literalsOf(each.right)
    default:
      return []
  }
}
