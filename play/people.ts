/** The people of the scenes: enough scripts, lengths and states to find out what a layout cannot take. */
import type { Contact } from '@/domain/contact'
import type { Conversation, Preview } from '@/domain/conversation'
import { aContact, aConversation, aLabel, anAgent, anInvitation } from '@/tests/factories'

export const now = Date.now()
export const minutes = (n: number) => now - n * 60_000

export const sam = anAgent({ name: 'Sam Okafor', email: 'sam@tidewater.example', role: 'admin' })
export const mia = anAgent({ name: 'Mia Chen', email: 'mia@tidewater.example' })
export const labels = [aLabel({ name: 'Sizing', hue: 210 }), aLabel({ name: 'Returns', hue: 30 }), aLabel({ name: 'VIP', hue: 150 })]

const DAY = 86_400_000
export const invitations = [
  anInvitation({ email: 'nora@tidewater.example', role: 'supervisor', invitedById: sam.id, createdAt: now, expiresAt: now + 7 * DAY }),
  anInvitation({ email: 'returns-temp@northlogistics.example', invitedById: sam.id, createdAt: now - 8 * DAY, expiresAt: now - DAY }),
  anInvitation({ email: 'ines@tidewater.example', invitedById: mia.id, inviterMay: false, createdAt: now - 2 * DAY, expiresAt: now + 5 * DAY }),
]

type Person = { contact: Contact; conversation: Conversation }
function person(
  contact: Partial<Contact>,
  { preview, ...conversation }: Omit<Partial<Conversation>, 'preview'> & { preview?: Partial<Preview> },
): Person {
  const who = aContact({ language: 'en', timeZone: 'Europe/Madrid', country: 'ES', ...contact })
  return {
    contact: who,
    conversation: aConversation({
      contactId: who.id,
      lastActivityAt: now,
      preview: { author: 'contact', kind: 'text', text: 'Hello', ...preview },
      ...conversation,
    }),
  }
}

export const marta = person(
  { name: 'Marta Ruiz', language: 'es', email: 'marta.ruiz@correo.example', phone: '+34 600 555 014', gender: 'female', firstSeenAt: now - 200 * 86_400_000, labelIds: [labels[2]!.id] },
  { unreadCount: 2, agentsReadPosition: 5, assigneeId: sam.id, lastActivityAt: minutes(2), labelIds: [labels[0]!.id], preview: { text: '¿En la M cabe un jersey debajo? ¿Y llega a Valencia antes del viernes?' } },
)

export const people: Person[] = [
  marta,
  person({ name: '佐藤 美咲', language: 'ja' }, { channel: 'line', unreadCount: 1, lastActivityAt: minutes(6), preview: { text: '配送日を変更できますか？' } }),
  person({ name: 'Kwame Mensah' }, { channel: 'whatsapp', unreadCount: 3, assigneeId: sam.id, lastActivityAt: minutes(14), preview: { text: 'I’m still waiting for the exchange label' } }),
  person({ name: 'Léa Fontaine', language: 'fr' }, { channel: 'instagram', hostedByBot: true, lastActivityAt: minutes(21), preview: { author: 'bot', text: 'The sand colour is back on 30 November.' } }),
  person({ name: 'Priya Nair' }, { channel: 'email', assigneeId: sam.id, lastActivityAt: minutes(95), preview: { text: 'Thank you, and when will the refund arrive?' } }),
  person({ name: 'Jonas Weber', language: 'de' }, { channel: 'messenger', assigneeId: mia.id, lastActivityAt: minutes(140), preview: { author: 'agent', text: 'Your parcel leaves us today.' } }),
  person({ name: 'Дмитрий Волков', language: 'ru' }, { channel: 'telegram', hostedByBot: true, lastActivityAt: minutes(200), preview: { text: 'Хорошо, спасибо, ещё посмотрю на ботинки' } }),
  person({ name: 'مريم الحسن', language: 'ar' }, { assigneeId: mia.id, lastActivityAt: minutes(26 * 60), preview: { text: 'شكراً، وصلت اليوم وهي مناسبة' } }),
  person({ name: 'Tom Becker' }, { channel: 'email', assigneeId: sam.id, status: 'snoozed', snoozedUntilAt: now + 2 * 86_400_000, lastActivityAt: minutes(30 * 60), preview: { author: 'agent', text: 'I’ll write once the dry bag is restocked.' } }),
  person({ name: null }, { unreadCount: 12, lastActivityAt: minutes(31 * 60), preview: { author: 'contact', kind: 'text', text: 'Do you ship to Chiang Mai? จัดส่งถึงเชียงใหม่ได้ไหมคะ' } }),
  person(
    { name: 'Friederike Wilhelmine Schmidt-Hohenlohe-Langenburg', language: 'de' },
    { channel: 'email', unreadCount: 120, lastActivityAt: minutes(50 * 60), preview: { text: 'Ist die Versandkostenrückerstattungsbestätigung für meine Rücksendungsnummer 20391-A schon enthalten?' } },
  ),
  person({ name: 'Ana Silva', language: 'pt' }, { lastActivityAt: minutes(60 * 24 * 40), preview: { author: 'agent', kind: 'card', text: 'Rain jacket, Harbor blue' } }),
]
