/** Two things linkedom says otherwise than a browser: which of two nodes comes first, and where a walker goes on from. */
import { parseHTML } from 'linkedom'

const { Node, Document } = parseHTML('') as unknown as {
  Node: typeof globalThis.Node
  Document: typeof globalThis.Document
}

/** It compares how deep they are. */
Node.prototype.compareDocumentPosition = function (this: Node, other: Node): number {
  if (this === other) return 0
  if (this.contains(other)) return 20 // contained by, and so following
  if (other.contains(this)) return 10 // contains, and so preceding
  const [own, others] = [lineOf(this), lineOf(other)]
  let at = 0
  while (own[at] === others[at]) at++
  for (let next = own[at]?.nextSibling; next; next = next.nextSibling) if (next === others[at]) return 4
  return 2
}

/** It begins at its root, wherever it is put. */
Document.prototype.createTreeWalker = function (root: Node, shown = 0xffffffff) {
  let current = root
  return {
    root,
    get currentNode() {
      return current
    },
    set currentNode(node) {
      current = node
    },
    nextNode() {
      let next = after(current, root)
      while (next && !(shown & (1 << (next.nodeType - 1)))) next = after(next, root)
      if (next) current = next
      return next
    },
  } as TreeWalker
}

/** From the document down to the node. */
function lineOf(node: Node): Node[] {
  const line: Node[] = []
  for (let at: Node | null = node; at; at = at.parentNode) line.push(at)
  return line.reverse()
}
function after(node: Node, root: Node): Node | null {
  if (node.firstChild) return node.firstChild
  for (let at: Node | null = node; at && at !== root; at = at.parentNode) if (at.nextSibling) return at.nextSibling
  return null
}
