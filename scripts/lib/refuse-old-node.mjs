/** First import of every command: an old Node gets a sentence, not a syntax error. Keep to syntax any Node understands. */
const parts = process.versions.node.split('.')
const major = Number(parts[0])
const minor = Number(parts[1])

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    'Alongside needs Node 20.19 or newer; this is Node ' +
      process.versions.node +
      '. Install a newer one from https://nodejs.org and run the command again.\n',
  )
  process.exit(1)
}
