/** `npm test`: everything that must be green, from a fresh clone. `npm test -- unit lint` runs some of it. */
import './lib/refuse-old-node.mjs'

import('./lib/test/test.mjs').then(({ test }) => test(process.argv.slice(2)))
