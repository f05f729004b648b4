import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf } from './saved-page'

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
        const nodes = nodesOf(documentOf(`<html><body>${markup(tree)}</body></html>`))
        for (const [at, node] of nodes.entries())
          for (const [other, target] of nodes.entries()) {
            const expected =
              at === other ? 0 : at < other ? (node.contains(target) ? 20 : 4) : target.contains(node) ? 10 : 2
            expect(node.compareDocumentPosition(target)).toBe(expected)
          }
      }),
    )
  })

  it('has a title also where something stands before the head, and a text is one also with an entity in it', () => {
    const document = documentOf(
      '<html><link rel="icon" href="/i"><head><title>Jacket</title></head><h1>From 74,95&nbsp;€</h1>',
    )
    expect(document.title).toBe('Jacket')
    expect([...document.querySelector('h1')!.childNodes].map((node) => node.nodeValue)).toEqual(['From 74,95\u00a0€'])
  })

  it('has a walker that goes on from where it is put, of the kind that is asked for', () => {
    const document = documentOf('<html><body><p>one</p><p>two</p><main><p>three</p></main><p>four</p></body></html>')
    const walker = document.createTreeWalker(document.body, 4)
    walker.currentNode = document.querySelectorAll('p')[1]!
    const texts = [walker.nextNode(), walker.nextNode(), walker.nextNode(), walker.nextNode()]
    expect(texts.map((text) => text?.nodeValue ?? null)).toEqual(['two', 'three', 'four', null])
    const inner = document.createTreeWalker(document.querySelector('main')!, 4)
    expect([inner.nextNode()?.nodeValue, inner.nextNode()]).toEqual(['three', null])
  })
})
