/** How a website inbox presents itself, and on which sites it may, as it is stored and published. */
import { z } from 'zod'
import { LAUNCHER_ICONS, OFFLINE_WHEN, WIDGET_TEXTS } from './widget'

/** `shop.example`, `*.shop.example`, or with a port; without one, any port. */
export const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/)
  .max(260)

export const LANGUAGES_MAX = 30
export const FORM_FIELDS_MAX = 12

const Language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
const Distance = z.number().int().min(0).max(200)
const Texts = z.partialRecord(z.enum(WIDGET_TEXTS), z.string().max(300))
const Field = z.object({
  key: z.string().min(1).max(64),
  required: z.boolean(),
  labels: z.record(Language, z.string().max(120)).default({}),
})
/** Each thing is asked once. */
const Fields = z
  .array(Field)
  .max(FORM_FIELDS_MAX)
  .refine((fields) => new Set(fields.map(({ key }) => key)).size === fields.length)

/** What was stored before a setting existed gets what it then meant. */
export const WidgetSettings = z.object({
  shopName: z.string().trim().min(1).max(120),
  /** Brand colour, #rrggbb. */
  brand: z.string().regex(/^#[0-9a-f]{6}$/),
  side: z.enum(['left', 'right']),
  edge: Distance.default(24),
  bottom: Distance.default(20),
  icon: z.enum(LAUNCHER_ICONS).default('talk'),
  languages: z.array(Language).min(1).max(LANGUAGES_MAX).default(['en', 'zh']),
  greeting: z.record(Language, z.string().max(500)),
  texts: z.record(Language, Texts).default({}),
  preChat: z
    .object({ ask: z.enum(['never', 'unknown', 'always']), fields: Fields })
    .default({ ask: 'never', fields: [] }),
  offline: z
    .object({ on: z.boolean(), when: z.enum(OFFLINE_WHEN).default('away'), fields: Fields })
    .default({ on: false, when: 'away', fields: [] }),
  allowedDomains: z.array(Domain).max(50),
})
export type WidgetSettings = z.infer<typeof WidgetSettings>
/** As given by who creates an inbox. */
export type NewWidgetSettings = z.input<typeof WidgetSettings>
