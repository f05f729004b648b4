/** Every command, by the word or two it is called with. A new one is a file in this folder and a line here. */
import { extract } from '@/server/cli-engines/extract'
import { price } from '@/server/cli-engines/price'
import type { Command } from './command'
import { createAdmin } from './create-admin'
import { exportWorkspace } from './export'
import { migrate } from './migrate'
import { restored } from './restored'
import { seed } from './seed'
import { setPassword } from './set-password'

export const COMMANDS: Record<string, Command> = {
  migrate,
  'create-admin': createAdmin,
  'set-password': setPassword,
  export: exportWorkspace,
  restored,
  seed,
  extract,
  'price parse': price,
}
