/** One of our icons. Decoration only: whoever uses it alone gives it a name. */
import { h } from 'vue'
import type { FunctionalComponent, VNode } from 'vue'
import { ICONS, MIRRORED } from './icons'
import type { IconName } from './icons'
import './icon.css'

const drawings = new Map<IconName, DocumentFragment>()
/** Read once and copied from then on: a list draws sixty of them at a time. */
function drawingOf(name: IconName): Node {
  let drawing = drawings.get(name)
  if (!drawing) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    svg.innerHTML = ICONS[name]
    drawing = document.createDocumentFragment()
    drawing.append(...svg.childNodes)
    drawings.set(name, drawing)
  }
  return drawing.cloneNode(true)
}

/** Which one an element shows: what is pressed just now is not exchanged for its like. */
const shown = new WeakMap<SVGElement, IconName>()

export const Icon: FunctionalComponent<{ name: IconName; size?: 12 | 14 | 16 | 20 | 24 }> = ({ name, size = 20 }) => {
  const draw = ({ el }: VNode) => {
    const svg = el as SVGElement
    if (shown.get(svg) === name) return
    shown.set(svg, name)
    svg.replaceChildren(drawingOf(name))
  }
  return h('svg', {
    class: ['icon', `icon-${size}`, { 'icon-mirrored': MIRRORED.has(name) }],
    viewBox: '0 0 24 24',
    'aria-hidden': 'true',
    onVnodeBeforeMount: draw,
    onVnodeBeforeUpdate: draw,
  })
}
Icon.props = ['name', 'size']
