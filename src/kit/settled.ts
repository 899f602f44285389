/** What a promise gave that was waited for with others, whatever became of them; throws what it was rejected with. */
export function valueOf<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'rejected') throw result.reason
  return result.value
}
