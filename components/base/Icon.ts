/** One of our icons. Decoration only: whoever uses it alone gives it a name. */
import { h } from 'vue'
import type { FunctionalComponent } from 'vue'
import { ICONS, MIRRORED } from './icons'
import type { IconName } from './icons'
import './icon.css'

export const Icon: FunctionalComponent<{ name: IconName; size?: 12 | 14 | 16 | 20 | 24 }> = ({ name, size = 20 }) =>
  h('svg', {
    class: ['icon', `icon-${size}`, { 'icon-mirrored': MIRRORED.has(name) }],
    viewBox: '0 0 24 24',
    'aria-hidden': 'true',
    innerHTML: ICONS[name],
  })
Icon.props = ['name', 'size']
