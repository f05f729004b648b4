/** `npm run bench`: performance figures, one JSON line last. `npm run bench -- ui size` runs some of them. */
import './lib/refuse-old-node.mjs'

import('./lib/bench.mjs').then(({ bench }) => bench(process.argv.slice(2)))
