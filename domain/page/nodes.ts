/** Going over a page's tree with an end: a page may nest or say as much as it likes, we look at so much and no more. */

const MAX_PARTS = 300
/** What takes more than these is no line by itself. */
export const FEW_PARTS = 40

/** The texts in it as they stand, until they are longer than `max` together. A long one is cut: it may be a megabyte of script. */
export function textsOf(root: Node, max: number, parts = MAX_PARTS): string[] {
  const most = max * 4
  const { firstChild: only } = root
  if (only?.nodeType === 3 && !only.nextSibling) return [(only.nodeValue ?? '').slice(0, most)]
  const texts: string[] = []
  let node: Node | null = only
  for (let part = 0; node && part < parts && max >= 0; part++) {
    if (node.nodeType === 3) {
      const text = node.nodeValue ?? ''
      if (text) texts.push(text.slice(0, most))
      max -= text.length
    }
    let next: Node | null = node.firstChild
    while (!next && node && node !== root) {
      next = node.nextSibling
      if (!next) node = node.parentNode
    }
    node = next
  }
  return texts
}

/** What it says in one line; what is longer than `max` is cut somewhere behind that. */
export const textOf = (root: Node, max: number, parts?: number): string =>
  textsOf(root, max, parts)
    .join('')
    .slice(0, max * 4)
    .replace(/\s+/g, ' ')
    .trim()
