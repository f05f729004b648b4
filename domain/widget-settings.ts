/** How a website inbox presents itself, and on which sites it may, as it is stored and published. */
import { z } from 'zod'
import { domainProblem } from './allowed-domain'
import { LAUNCHER_ICONS, OFFLINE_WHEN, WIDGET_TEXTS, type WidgetText } from './widget'

export const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .refine((domain) => domainProblem(domain) === null)

export const LANGUAGES_MAX = 30
export const FORM_FIELDS_MAX = 12
export const DOMAINS_MAX = 50

const Language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
export const DISTANCE_MAX = 200
export const SHOP_NAME_MAX = 120
export const GREETING_MAX = 500
export const FIELD_LABEL_MAX = 120
/** Longest of each text. The launcher's stands on one line, on a phone too. */
export const TEXT_MAX: Record<WidgetText, number> = {
  launcher: 32,
  title: 120,
  intro: 300,
  away: 300,
  preChatTitle: 120,
  preChatText: 300,
  offlineTitle: 120,
  offlineText: 300,
}
const Distance = z.number().int().min(0).max(DISTANCE_MAX)
const Texts = z.partialRecord(z.enum(WIDGET_TEXTS), z.string().max(300)).superRefine((texts, { addIssue }) => {
  for (const key of WIDGET_TEXTS)
    if ((texts[key]?.length ?? 0) > TEXT_MAX[key]) addIssue({ code: 'custom', path: [key] })
})
const Field = z.object({
  key: z.string().min(1).max(64),
  required: z.boolean(),
  labels: z.record(Language, z.string().max(FIELD_LABEL_MAX)).default({}),
})
/** Each thing is asked once. */
const Fields = z
  .array(Field)
  .max(FORM_FIELDS_MAX)
  .refine((fields) => new Set(fields.map(({ key }) => key)).size === fields.length)

/** What was stored before a setting existed gets what it then meant. */
export const WidgetSettings = z.object({
  shopName: z.string().trim().min(1).max(SHOP_NAME_MAX),
  /** Brand colour, #rrggbb. */
  brand: z.string().regex(/^#[0-9a-f]{6}$/),
  side: z.enum(['left', 'right']),
  edge: Distance.default(24),
  bottom: Distance.default(20),
  icon: z.enum(LAUNCHER_ICONS).default('talk'),
  languages: z.array(Language).min(1).max(LANGUAGES_MAX).default(['en', 'zh']),
  greeting: z.record(Language, z.string().max(GREETING_MAX)),
  texts: z.record(Language, Texts).default({}),
  preChat: z
    .object({ ask: z.enum(['never', 'unknown', 'always']), fields: Fields })
    .default({ ask: 'never', fields: [] }),
  offline: z
    .object({ on: z.boolean(), when: z.enum(OFFLINE_WHEN).default('away'), fields: Fields })
    .default({ on: false, when: 'away', fields: [] }),
  allowedDomains: z.array(Domain).max(DOMAINS_MAX),
})
export type WidgetSettings = z.infer<typeof WidgetSettings>
/** As given by who creates an inbox. */
export type NewWidgetSettings = z.input<typeof WidgetSettings>

/** Where what is wrong stands: `brand`, `greeting.en`, `texts.zh.title`. The hub would refuse it for the same. */
export function problemsOf(settings: WidgetSettings): ReadonlySet<string> {
  const { error } = WidgetSettings.safeParse(settings)
  return new Set(error?.issues.map(({ path }) => path.join('.')))
}
