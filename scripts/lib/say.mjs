/** What the commands tell a person: calm lines on stderr, so that stdout is free for scripts. */

const colour = process.stderr.isTTY && !process.env.NO_COLOR
const paint = (/** @type {number} */ code, /** @type {string} */ text) =>
  colour ? `\x1b[${code}m${text}\x1b[0m` : text

export const bold = (/** @type {string} */ text) => paint(1, text)
export const dim = (/** @type {string} */ text) => paint(2, text)

/** @param {string} [line] */
export function say(line = '') {
  process.stderr.write(`${line}\n`)
}

/** A reason to stop that a person can act on: one sentence of what happened, one of what to do. */
export class Refusal extends Error {}

/**
 * Runs a command's main function; a refusal is shown as its sentence, anything else with its stack.
 * @param {() => Promise<number | void>} main
 */
export async function runCommand(main) {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0
  } catch (error) {
    say(
      error instanceof Refusal
        ? `\n${error.message}`
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error),
    )
    process.exitCode = 1
  }
}

/** @param {number} ms */
export function duration(ms) {
  return ms < 60_000
    ? `${(ms / 1000).toFixed(1)} s`
    : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`
}
