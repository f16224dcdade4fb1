/** A rule for oxlint: in a pure room time, ids and chance are arguments, never taken from the platform. */

type Node = { type: string; name?: string; object?: Node; property?: Node; callee?: Node; arguments?: Node[] }
type Context = { report: (problem: { node: Node; message: string }) => void }

const TAKEN_FROM_THE_PLATFORM: Readonly<Record<string, readonly string[]>> = {
  Date: ['now'],
  Math: ['random'],
  performance: ['now', 'timeOrigin'],
  crypto: ['randomUUID', 'getRandomValues'],
}

const noHiddenInput = {
  create(context: Context) {
    const refuse = (node: Node, what: string): void => context.report({ node, message: `${what} is a hidden input: take it as an argument.` })
    return {
      MemberExpression(node: Node) {
        const object = node.object?.name ?? ''
        const property = node.property?.name ?? ''
        if (TAKEN_FROM_THE_PLATFORM[object]?.includes(property)) refuse(node, `${object}.${property}`)
      },
      NewExpression(node: Node) {
        if (node.callee?.name === 'Date' && node.arguments?.length === 0) refuse(node, 'new Date()')
      },
      CallExpression(node: Node) {
        if (node.callee?.name === 'Date') refuse(node, 'Date()')
      },
    }
  },
}

export default { meta: { name: 'pure' }, rules: { 'no-hidden-input': noHiddenInput } }
