// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { Icon } from './Icon'
import { ICONS } from './icons'

const drawingIn = (svg: Element) => svg.innerHTML.replaceAll(/\s*\/?>(<\/\w+>)?/g, '>')
const drawingOf = (name: keyof typeof ICONS) => ICONS[name].replaceAll('/>', '>')

it('an icon told to be another one is drawn as that one, by the same element', async () => {
  const wrapper = mount(Icon, { props: { name: 'email' } })
  const svg = wrapper.element
  expect(drawingIn(svg)).toBe(drawingOf('email'))
  await wrapper.setProps({ name: 'back', size: 14 })
  expect(wrapper.element).toBe(svg)
  expect(drawingIn(svg)).toBe(drawingOf('back'))
  expect(svg.getAttribute('class')).toBe('icon icon-14 icon-mirrored')
})

it('an icon of another size keeps what is drawn in it: it may be what is pressed just now', async () => {
  const wrapper = mount(Icon, { props: { name: 'email' } })
  const drawing = wrapper.element.firstChild
  await wrapper.setProps({ size: 14 })
  expect(wrapper.element.firstChild).toBe(drawing)
})
