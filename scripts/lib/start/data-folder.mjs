/** The data folder must be ours to write before a database is opened in it. The hub itself judges what is inside. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { Refusal } from '../say.mjs'

/** @param {string} folder */
export function checkDataFolder(folder) {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Refusal(`${folder} is a file, not a folder. Choose another with --data.`)
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new Refusal(`The data folder ${folder} cannot be made (${codeOf(error)}). Choose another with --data.`)
  }
  try {
    accessSync(folder, constants.W_OK | constants.R_OK | constants.X_OK)
  } catch (error) {
    throw new Refusal(
      `The data folder ${folder} may not be written by you (${codeOf(error)}). Correct its rights, or choose another with --data.`,
    )
  }
}

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? String(error.code) : String(error))
