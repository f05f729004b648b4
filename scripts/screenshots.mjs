/** `npm run screenshots`: takes the pictures of docs/screenshots anew. */
import './lib/refuse-old-node.mjs'

import('./lib/screenshots.mjs').then(({ screenshots }) => screenshots())
