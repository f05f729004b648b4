/** A start that cannot go on. Its message is a sentence for the person who typed the command: what is wrong, what to do. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
