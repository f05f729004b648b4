/** Going over a page's tree with an end: a page may nest or say as much as it likes, we look at so much and no more. */

/** `root` and what is in it, in the document's order. */
function* nodesOf(root: Node, max: number): Generator<Node> {
  let node: Node | null = root
  while (node && max-- > 0) {
    yield node
    let next: Node | null = node.firstChild
    while (!next && node && node !== root) {
      next = node.nextSibling
      if (!next) node = node.parentNode
    }
    node = next
  }
}

const MAX_PARTS = 300

/** The texts in it as they stand, until they are longer than `max` together. */
export function textsOf(root: Node, max: number): string[] {
  const { firstChild: only } = root
  if (only?.nodeType === 3 && !only.nextSibling) return [only.nodeValue ?? '']
  const texts: string[] = []
  for (const { nodeType, nodeValue } of nodesOf(root, MAX_PARTS)) {
    if (max < 0) break
    if (nodeType !== 3 || !nodeValue) continue
    texts.push(nodeValue)
    max -= nodeValue.length
  }
  return texts
}

/** What it says in one line; what is longer than `max` is cut somewhere behind that. */
export const textOf = (root: Node, max: number): string =>
  textsOf(root, max)
    .join('')
    .slice(0, max * 4)
    .replace(/\s+/g, ' ')
    .trim()
