import type { ContactField } from '@/domain/contact-field'
import { expect, it } from 'vitest'
import { readAnswers } from './form-answers'

const field = (over: object) =>
  ({ version: 1, choices: [], rank: 0, name: 'Size', kind: 'text', ...over }) as unknown as ContactField
const SIZE = field({ id: 'size', kind: 'number' })
const CLUB = field({ id: 'club', name: 'Club', kind: 'choice', choices: ['Gold', 'Silver'] })
const read = (answers: Record<string, string>) =>
  readAnswers({ kind: 'pre_chat', answers: Object.entries(answers).map(([key, value]) => ({ key, value })) }, [
    SIZE,
    CLUB,
  ])

it('puts what was filled in on the contact, in the kind its field has', () => {
  expect(
    read({ name: ' Ana ', email: 'ana@correo.example', phone: '+34 600', size: '41,5', club: 'Gold' }),
  ).toMatchObject({
    contact: { name: 'Ana', email: 'ana@correo.example', phone: '+34 600' },
    fields: { size: 41.5, club: 'Gold' },
  })
})

it('still tells what does not fit the contact, and passes over what was left empty or is no question', () => {
  const { contact, fields, happening } = read({ name: ' ', email: 'ana@', club: 'Bronze', gone: 'x', admin: 'true' })
  expect({ contact, fields }).toEqual({ contact: {}, fields: {} })
  expect(happening?.answers).toEqual([
    { key: 'email', label: null, value: 'ana@' },
    { key: 'club', label: 'Club', value: 'Bronze' },
  ])
})
