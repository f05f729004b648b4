/** The hub's version: the package's. */
import { version } from '@/package.json'

export const VERSION: string = version
