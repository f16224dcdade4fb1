import { Problem } from '#model/problem.ts'

/** 409 for an operation in this state, or for one that others have built upon. */
export function refuseUndo(state: string): Problem {
  const running = state === 'queued' || state === 'running'
  return new Problem({
    status: 409,
    code: running ? 'operationIsRunning' : 'operationIsNotUndoable',
    message: running ? 'This operation is not finished yet.' : 'This operation cannot be undone.',
    words: { key: running ? 'error.stillRunning' : 'error.notUndoable', arguments: {} },
  })
}
