/** Conversations in German and French. */
import type { DemoConversation } from './types'

export const GERMAN_AND_FRENCH: readonly DemoConversation[] = [
  {
    key: 'lena-rucksack',
    channel: 'webchat',
    contact: {
      name: 'Lena Hoffmann',
      language: 'de',
      country: 'DE',
      timeZone: 'Europe/Berlin',
      email: 'lena.hoffmann@briefkasten.example',
      gender: 'female',
    },
    assignee: 'priya',
    labels: ['returns'],
    team: 'returns',
    ago: 8,
    unread: 1,
    visits: [
      ['/products/skerry-pack', 70],
      ['/cart', 20],
    ],
    lines: [
      ['me', 'Hallo, beim Rucksack ist die linke Schnalle gebrochen, nach zwei Tagen.'],
      [
        'priya',
        'Das tut mir leid, so früh darf das nicht passieren. Möchten Sie eine neue Schnalle oder lieber gleich einen neuen Rucksack?',
      ],
      ['me', 'Eine Schnalle reicht. Kommt sie noch vor dem 1. Dezember an? Da fahren wir nach Amrum.'],
    ],
  },
  {
    key: 'jonas-gummistiefel',
    channel: 'telegram',
    contact: { name: 'Jonas Petersen', language: 'de', country: 'DE', timeZone: 'Europe/Berlin', gender: 'male' },
    ago: 29,
    unread: 1,
    labels: ['sizing'],
    lines: [['me', 'Moin, fallen die Quay-Stiefel groß aus? Hab sonst 42,5']],
  },
  {
    key: 'sabine-rechnung',
    channel: 'email',
    contact: {
      name: 'Sabine Krüger',
      language: 'de',
      country: 'AT',
      timeZone: 'Europe/Vienna',
      email: 's.krueger@buero.example',
      gender: 'female',
    },
    assignee: 'sam',
    status: 'snoozed',
    ago: 1900,
    lines: [
      [
        'me',
        'Sehr geehrte Damen und Herren,\n\nkönnten Sie mir die Rechnung zu TW-20310 mit unserer UID-Nummer ATU00000000 neu ausstellen?\n\nMit freundlichen Grüßen\nSabine Krüger',
      ],
      [
        'sam',
        'Guten Tag Frau Krüger,\n\ngern. Die Buchhaltung stellt sie bis Dienstag neu aus, ich schicke sie Ihnen dann sofort.',
      ],
      { note: 'Finance answers on Tuesday; snoozed until then.', by: 'sam' },
    ],
  },
  {
    key: 'camille-pull',
    channel: 'webchat',
    contact: {
      name: 'Camille Lefèvre',
      language: 'fr',
      country: 'FR',
      timeZone: 'Europe/Paris',
      email: 'camille.lefevre@courrier.example',
      gender: 'female',
    },
    ago: 13,
    unread: 2,
    labels: ['stock'],
    visits: [
      ['/collections/layers', 35],
      ['/products/fisherman-sweater', 118],
    ],
    lines: [
      ['me', 'Bonjour, le pull marin écru en taille M revient quand ?'],
      ['me', 'Et est-ce qu’il gratte ? Ma peau est assez sensible.'],
    ],
  },
  {
    key: 'mathieu-tente',
    channel: 'messenger',
    contact: { name: 'Mathieu Girard', language: 'fr', country: 'CA', timeZone: 'America/Toronto', gender: 'male' },
    assignee: 'lea',
    labels: ['repair'],
    team: 'returns',
    ago: 320,
    lines: [
      ['me', 'Salut ! La fermeture de la tente Fjell accroche depuis la fin de semaine passée.'],
      [
        'lea',
        'Bonjour Mathieu, c’est souvent un grain de sable. Un peu de savon sec sur la glissière, et dites-moi si ça tient.',
      ],
      ['me', 'Incroyable, ça glisse comme au premier jour. Merci Léa !'],
    ],
  },
  {
    key: 'helene-cadeau',
    channel: 'email',
    contact: {
      name: 'Hélène Baudry',
      language: 'fr',
      country: 'FR',
      timeZone: 'Europe/Paris',
      email: 'helene.baudry@laposte.example',
      gender: 'female',
    },
    status: 'resolved',
    rated: { stars: 5 },
    assignee: 'lea',
    labels: ['shipping'],
    ago: 6100,
    lines: [
      [
        'me',
        'Bonjour,\n\nEst-il possible d’emballer le plaid en papier cadeau et d’ajouter un mot ?\n\nBien cordialement,\nHélène Baudry',
      ],
      ['lea', 'Bonjour Hélène,\n\nBien sûr, c’est offert. Quel mot souhaitez-vous ?'],
      ['me', '« Pour tes soirées à Roscoff. On t’embrasse, les petits-enfants. »'],
      ['lea', 'C’est noté, il part demain.'],
    ],
  },
]
