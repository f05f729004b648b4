/** What is asked before a chat, or instead of one while nobody is there. What was typed survives every error and reload. */
import { problemOf, type AskedField } from '@/domain/widget'
import { useRef, useState } from 'preact/hooks'
import type { FormKind, GivenForm } from '../forms'
import { useSpeech } from './context'
import { Icon } from './icon'

interface Props {
  kind: FormKind
  fields: readonly AskedField[]
  title: string
  text: string
  /** What was typed before. */
  given: Record<string, string>
  onType: (values: Record<string, string>) => void
  onSubmit: (form: GivenForm) => void
}

const TYPE = { email: 'email', phone: 'tel', number: 'text', date: 'date', text: 'text' } as const
/** So that a browser can fill it in. */
const AUTOFILL: Partial<Record<string, string>> = { name: 'name', email: 'email', phone: 'tel' }

export function Form({ kind, fields, title, text, given, onType, onSubmit }: Props) {
  const { words } = useSpeech()
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState(given)
  /** Fields that were left or sent: before, nothing is called wrong. */
  const [judged, setJudged] = useState<ReadonlySet<string>>(new Set())
  const valueOf = (key: string) => values[key] ?? ''
  const problem = (field: AskedField) => problemOf(field, valueOf(field.key))

  const change = (key: string, value: string) => {
    const next = { ...values, [key]: value }
    setValues(next)
    onType(next)
  }
  const submit = (event: Event) => {
    event.preventDefault()
    const wrong = fields.find((field) => problem(field) !== null)
    setJudged(new Set(fields.map(({ key }) => key)))
    if (wrong) return form.current?.querySelector<HTMLElement>(`#${idOf(wrong.key)}`)?.focus()
    const answers = fields
      .filter(({ key }) => key !== 'question')
      .map(({ key }) => ({ key, value: valueOf(key).trim() }))
      .filter(({ value }) => value !== '')
    onSubmit({ kind, answers, question: valueOf('question').trim() })
  }
  return (
    <form class="ask-form" ref={form} onSubmit={submit} noValidate>
      <h3>{title}</h3>
      {text && <p class="lead">{text}</p>}
      {fields.map((field) => {
        const { key, required } = field
        const label = field.label ?? words.formLabel[key as keyof typeof words.formLabel] ?? key
        const wrong = judged.has(key) ? problem(field) : null
        return (
          <div class="fld" key={key}>
            <label for={idOf(key)}>
              <span dir="auto">{label}</span>
              {!required && <small>{words.optional}</small>}
            </label>
            <Input
              field={field}
              value={valueOf(key)}
              wrong={wrong !== null}
              onChange={(value) => change(key, value)}
              onLeave={() => valueOf(key) && setJudged(new Set([...judged, key]))}
            />
            {wrong && (
              <p class="wrong" id={`${idOf(key)}-wrong`}>
                <Icon name="alert" size={14} />
                {words.formWrong[wrong]}
              </p>
            )}
          </div>
        )
      })}
      <button type="submit" class="btn">
        {kind === 'offline' ? words.formSend : words.formStart}
      </button>
    </form>
  )
}

const idOf = (key: string) => `ask-${key}`

interface InputProps {
  field: AskedField
  value: string
  wrong: boolean
  onChange: (value: string) => void
  onLeave: () => void
}

function Input({ field, value, wrong, onChange, onLeave }: InputProps) {
  const { words } = useSpeech()
  const { key, kind, required, choices } = field
  const shared = {
    id: idOf(key),
    class: 'text',
    value,
    'aria-required': required,
    'aria-invalid': wrong || undefined,
    'aria-describedby': wrong ? `${idOf(key)}-wrong` : undefined,
    onBlur: onLeave,
  }
  if (kind === 'long')
    return (
      <textarea {...shared} rows={4} dir="auto" maxLength={1_000} onInput={(e) => onChange(e.currentTarget.value)} />
    )
  if (kind === 'choice')
    return (
      <select {...shared} onChange={(e) => onChange(e.currentTarget.value)}>
        <option value="">{words.choose}</option>
        {choices.map((choice) => (
          <option value={choice}>{choice}</option>
        ))}
      </select>
    )
  return (
    <input
      {...shared}
      type={TYPE[kind]}
      name={key}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      autocomplete={AUTOFILL[key] ?? 'off'}
      dir="auto"
      maxLength={kind === 'email' ? 320 : 200}
      onInput={(e) => onChange(e.currentTarget.value)}
    />
  )
}
