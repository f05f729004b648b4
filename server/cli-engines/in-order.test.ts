import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import './in-order'

type Tree = Tree[]
const trees = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, fc.constant<Tree>([]), fc.array(tie('tree'), { maxLength: 4 })),
})).tree
const markup = (tree: Tree): string => tree.map((below) => `<b>x${markup(below)}</b>`).join('')

function nodesOf(document: Document): Node[] {
  const walker = document.createTreeWalker(document.body)
  const nodes: Node[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node)
  return nodes
}

describe('a saved page, as a browser has it', () => {
  it('has its nodes one after the other, those inside another behind it', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const nodes = nodesOf(parseHTML(`<html><body>${markup(tree)}</body></html>`).document)
        for (const [at, node] of nodes.entries())
          for (const [other, target] of nodes.entries()) {
            const expected =
              at === other ? 0 : at < other ? (node.contains(target) ? 20 : 4) : target.contains(node) ? 10 : 2
            expect(node.compareDocumentPosition(target)).toBe(expected)
          }
      }),
    )
  })

  it('has a walker that goes on from where it is put, of the kind that is asked for', () => {
    const { document } = parseHTML('<html><body><p>one</p><p>two</p><main><p>three</p></main><p>four</p></body></html>')
    const walker = document.createTreeWalker(document.body, 4)
    walker.currentNode = document.querySelectorAll('p')[1]!
    const texts = [walker.nextNode(), walker.nextNode(), walker.nextNode(), walker.nextNode()]
    expect(texts.map((text) => text?.nodeValue ?? null)).toEqual(['two', 'three', 'four', null])
    const inner = document.createTreeWalker(document.querySelector('main')!, 4)
    expect([inner.nextNode()?.nodeValue, inner.nextNode()]).toEqual(['three', null])
  })
})
