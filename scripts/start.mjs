/** `npm start`: the whole product on this machine, from a fresh clone. The work is in lib/start/. */
import './lib/refuse-old-node.mjs'

import('./lib/start/start.mjs').then(({ start }) => start(process.argv.slice(2)))
