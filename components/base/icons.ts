/** Our icons: 24 grid, stroke 1.75, round ends, no fills. Inner markup of an <svg>; constant, never text from people. */
export const ICONS = {
  back: '<path d="M14.5 5.5 8 12l6.5 6.5"/>',
  chevron: '<path d="m7 10 5 5 5-5"/>',
  right: '<path d="m9.5 6 6 6-6 6"/>',
  search: '<circle cx="11" cy="11" r="6.25"/><path d="m15.75 15.75 4.25 4.25"/>',
  settings:
    '<path d="M4 7.5h9M19 7.5h1M4 16.5h1M11 16.5h9"/><circle cx="16" cy="7.5" r="2.5"/><circle cx="8" cy="16.5" r="2.5"/>',
  close: '<path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/>',
  more: '<g fill="currentColor" stroke="none"><circle cx="5.5" cy="12" r="1.6"/><circle cx="12" cy="12" r="1.6"/><circle cx="18.5" cy="12" r="1.6"/></g>',
  bot: '<rect x="4.5" y="8.5" width="15" height="11" rx="3.5"/><path d="M12 8.5V5M9.25 13v1.75M14.75 13v1.75"/><circle cx="12" cy="4" r="1"/>',
  translate:
    '<path d="M3.5 6.5h9M8 4.5v2M10.75 6.5C10 10 7.25 12.75 4 14M5.75 9.25c1 2 2.75 3.5 5 4.25"/><path d="m12 20 4-9.5L20 20M13.35 17h5.3"/>',
  swap: '<path d="M4 8.5h15.5M16 5l3.5 3.5L16 12M20 16H4.5M8 12.5 4.5 16 8 19.5"/>',
  nobody:
    '<circle cx="12" cy="12" r="10" stroke-dasharray="3.4 2.88"/><circle cx="12" cy="9.5" r="2.5"/><path d="M7.5 16.5c.7-2 2.4-3 4.5-3s3.8 1 4.5 3"/>',
  person: '<circle cx="12" cy="8" r="3.75"/><path d="M4.75 19.5c.8-3.5 3.6-5.5 7.25-5.5s6.45 2 7.25 5.5"/>',
  people:
    '<circle cx="9" cy="8.5" r="3.25"/><path d="M3 19c.6-3.2 2.9-5 6-5s5.4 1.8 6 5M15.5 5.5a3.25 3.25 0 0 1 0 6M17.5 14.5c1.8.7 3 2.2 3.5 4.5"/>',
  send: '<path d="M12 19V5.5M6 11.25 12 5.25l6 6"/>',
  attach:
    '<path d="m19 11-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3 3 0 0 1 4.3 4.3l-7.8 7.8a1.5 1.5 0 0 1-2.1-2.1L14 7.5"/>',
  file: '<path d="M13.5 3.75h-6a2 2 0 0 0-2 2v12.5a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2v-9.5zM13.5 3.75v5h5"/>',
  download: '<path d="M12 4.5v10.75M7 10.75l5 5 5-5M5 19.5h14"/>',
  product: '<path d="M5.5 8h13l1 11.5h-15zM8.75 10.5V7a3.25 3.25 0 0 1 6.5 0v3.5"/>',
  emoji:
    '<circle cx="12" cy="12" r="8.25"/><path d="M8.5 14c.8 1.3 2 2 3.5 2s2.7-.7 3.5-2M9.25 9.25v.5M14.75 9.25v.5"/>',
  suggest:
    '<path d="M9 16.5c-.3-1.6-2.75-2.75-2.75-6.5a5.75 5.75 0 0 1 11.5 0c0 3.75-2.45 4.9-2.75 6.5zM9.75 20h4.5"/>',
  note: '<path d="M5 6.5A1.5 1.5 0 0 1 6.5 5h11A1.5 1.5 0 0 1 19 6.5V14l-5 5H6.5A1.5 1.5 0 0 1 5 17.5zM19 14h-3.5a1.5 1.5 0 0 0-1.5 1.5V19"/>',
  lock: '<rect x="5.5" y="10.75" width="13" height="8.75" rx="2"/><path d="M8.5 10.75V8a3.5 3.5 0 0 1 7 0v2.75"/>',
  reply: '<path d="M9.5 6 4.5 11l5 5M4.5 11H13c4 0 6.5 2.5 6.5 7"/>',
  faq: '<path d="M7 4.5h11.5v15H7A1.75 1.75 0 0 1 5.25 17.75V6.25A1.75 1.75 0 0 1 7 4.5zM5.5 17.25C5.75 16.5 6.25 16 7 16h11.5M12 7.25v5.5M9.25 10h5.5"/>',
  check: '<path d="m5.5 12.5 4.25 4.25L18.5 8"/>',
  checks: '<path d="m2.5 12.5 4 4L14.75 8M11.5 15.25l1.25 1.25L21.25 8"/>',
  clock: '<circle cx="12" cy="12" r="8.25"/><path d="M12 7.5V12l3 2"/>',
  timer: '<circle cx="12" cy="13.25" r="6.75"/><path d="M12 9.75v3.5l2 1.5M9.75 3.5h4.5"/>',
  snooze: '<path d="M19.25 14.5A7.75 7.75 0 0 1 9.5 4.75a7.75 7.75 0 1 0 9.75 9.75z"/>',
  pause: '<path d="M9 6.5v11M15 6.5v11"/>',
  pencil: '<path d="M5 19l.9-3.9L16.25 4.75l3 3L8.9 18.1zM14 7l3 3"/>',
  mail: '<rect x="3.75" y="5.75" width="16.5" height="12.5" rx="2"/><path d="m4.5 7.5 7.5 5.75L19.5 7.5"/>',
  external:
    '<path d="M13.5 5H19v5.5M18.75 5.25 11 13M9.5 6H6.5A1.5 1.5 0 0 0 5 7.5v10A1.5 1.5 0 0 0 6.5 19h10a1.5 1.5 0 0 0 1.5-1.5v-3"/>',
  copy: '<rect x="8.75" y="8.75" width="10.75" height="10.75" rx="2"/><path d="M15.25 8.75V6.5a2 2 0 0 0-2-2H6.5a2 2 0 0 0-2 2v6.75a2 2 0 0 0 2 2h2.25"/>',
  speak: '<path d="M4.5 9.75v4.5h3l4.5 4V5.75l-4.5 4zM15.5 9.5a3.75 3.75 0 0 1 0 5M18 7a7.25 7.25 0 0 1 0 10"/>',
  alert: '<path d="M12 4.75 3.75 19h16.5zM12 10v4.25M12 16.6v.05"/>',
  info: '<circle cx="12" cy="12" r="8.25"/><path d="M12 11.25v4.5M12 8.2v.05"/>',
  offline:
    '<path d="M4 4.5 19.5 20M8.75 15a4.75 4.75 0 0 1 5.5-.9M5.5 11.5A9 9 0 0 1 9 9.4M13 9a9.25 9.25 0 0 1 5.5 2.5M12 18.75v.05"/>',
  refresh: '<path d="M19.25 12a7.25 7.25 0 1 1-2.1-5.1L19.25 9M19.25 4.75V9H15"/>',
  undo: '<path d="M8.75 5.5 5 9.25 8.75 13M5 9.25h9a4.75 4.75 0 0 1 0 9.5H9"/>',
  eye: '<path d="M2.75 12S6 5.75 12 5.75 21.25 12 21.25 12 18 18.25 12 18.25 2.75 12 2.75 12z"/><circle cx="12" cy="12" r="2.75"/>',
  cart: '<path d="M3.5 5h2.25L8 15.5h9.25L19.5 8H6.5"/><circle cx="9" cy="19" r="1"/><circle cx="16.25" cy="19" r="1"/>',
  percent: '<path d="M18 6 6 18"/><circle cx="7.75" cy="7.75" r="2"/><circle cx="16.25" cy="16.25" r="2"/>',
  minus: '<path d="M5.5 12h13"/>',
  plus: '<path d="M12 5.5v13M5.5 12h13"/>',
  truck:
    '<path d="M3 6.5h10.5V16H9.5M5.5 16H3V6.5M13.5 9.5h3.75L20.5 13v3h-1.5M15 16h-1.5"/><circle cx="7.5" cy="16.75" r="1.9"/><circle cx="17" cy="16.75" r="1.9"/>',
  shield:
    '<path d="M12 3.75 5.25 6.25v5c0 4.25 2.75 7.5 6.75 9 4-1.5 6.75-4.75 6.75-9v-5z"/><path d="m9 12 2.25 2.25L15.25 10.25"/>',
  label: '<path d="M4.5 5.5h7.25l7.75 7.75-6.75 6.75L4.5 11.75z"/><path d="M8.25 9.2v.05"/>',
  inbox:
    '<path d="M4 13.5 6.5 5.5h11l2.5 8v4.5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18zM4 13.5h4.5c.3 1.7 1.6 2.75 3.5 2.75s3.2-1.05 3.5-2.75H20"/>',
  page: '<rect x="4" y="5" width="16" height="14" rx="2"/><path d="M4 9h16M7 7v.05"/>',
  webchat:
    '<circle cx="12" cy="12" r="8.25"/><path d="M3.75 12h16.5M12 3.75c2.5 2.3 3.6 5 3.6 8.25s-1.1 5.95-3.6 8.25c-2.5-2.3-3.6-5-3.6-8.25S9.5 6.05 12 3.75z"/>',
  messenger:
    '<path d="M12 3.75c-4.9 0-8.5 3.4-8.5 7.9 0 2.5 1.1 4.6 2.9 6V21l2.9-1.7c.85.2 1.75.3 2.7.3 4.9 0 8.5-3.4 8.5-7.95s-3.6-7.9-8.5-7.9z"/><path d="m7.5 13.5 3-3.25 2.75 2.25 3.25-2.75"/>',
  instagram:
    '<rect x="4" y="4" width="16" height="16" rx="4.75"/><circle cx="12" cy="12" r="3.75"/><path d="M16.6 7.4v.05"/>',
  whatsapp:
    '<path d="M4 20l1.2-4.1A8.25 8.25 0 1 1 8.3 19z"/><path d="M9 8.5c-.2 3.5 3 6.7 6.5 6.5l.5-2-2-.75-1 .9a5.5 5.5 0 0 1-2.4-2.4l.9-1-.75-2z"/>',
  telegram: '<path d="M20 5 3.75 11.5l5 2L17 7.5l-6 7.25 5.5 4.25z"/><path d="M8.75 13.5v5L11.5 15.5"/>',
  line: '<path d="M12 4c-4.9 0-8.5 3-8.5 6.9 0 3.5 2.9 6.1 6.7 6.7.6.1.8.5.7 1.1l-.3 1.8c3-1.2 9.9-4.6 9.9-9.6C20.5 7 16.9 4 12 4z"/><path d="M9 8.75v4.25h3M15 8.75V13"/>',
  email: '<rect x="3.75" y="5.75" width="16.5" height="12.5" rx="2"/><path d="m4.5 7.5 7.5 5.75L19.5 7.5"/>',
  console: '<rect x="3.5" y="4.5" width="17" height="15" rx="2.5"/><path d="M9 4.5v15M12.5 9h5M12.5 13h5"/>',
  mark: '<g stroke="none" fill="currentColor"><rect x="3" y="4" width="10.5" height="16" rx="2.5" opacity=".45"/><rect x="15.5" y="4" width="5.5" height="16" rx="2"/></g>',
  sun: '<circle cx="12" cy="12" r="3.75"/><path d="M12 3.5v2M12 18.5v2M3.5 12h2M18.5 12h2M6 6l1.4 1.4M16.6 16.6 18 18M18 6l-1.4 1.4M7.4 16.6 6 18"/>',
  moon: '<path d="M19.5 14.25A8 8 0 1 1 9.75 4.5a6.25 6.25 0 0 0 9.75 9.75z"/>',
  desktop: '<rect x="3" y="4.5" width="18" height="12" rx="2"/><path d="M9 20h6M12 16.5V20"/>',
  phone: '<rect x="7" y="3" width="10" height="18" rx="2.5"/><path d="M11 17.75h2"/>',
  grip: '<g fill="currentColor" stroke="none"><circle cx="9" cy="6" r="1.5"/><circle cx="15" cy="6" r="1.5"/><circle cx="9" cy="12" r="1.5"/><circle cx="15" cy="12" r="1.5"/><circle cx="9" cy="18" r="1.5"/><circle cx="15" cy="18" r="1.5"/></g>',
  bell: '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>',
  keyboard:
    '<rect x="3.5" y="6.5" width="17" height="11" rx="2"/><path d="M7 10v.05M10.3 10v.05M13.6 10v.05M17 10v.05M7 14v.05M17 14v.05M10 14h4"/>',
  trash: '<path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10 10.5v5.5M14 10.5v5.5"/>',
  exit: '<path d="M14 5.5V5a1.5 1.5 0 0 0-1.5-1.5h-6A1.5 1.5 0 0 0 5 5v14a1.5 1.5 0 0 0 1.5 1.5h6A1.5 1.5 0 0 0 14 19v-.5M10 12h10M16.75 8.75 20 12l-3.25 3.25"/>',
  form: '<path d="M4.5 7.25h5M4.5 16.75h5"/><rect x="12.5" y="4.5" width="7.5" height="5.5" rx="1.5"/><rect x="12.5" y="14" width="7.5" height="5.5" rx="1.5"/>',
  server:
    '<rect x="4.5" y="4.5" width="15" height="6" rx="1.75"/><rect x="4.5" y="13.5" width="15" height="6" rx="1.75"/><path d="M8 7.5v.05M8 16.5v.05"/>',
  globe:
    '<circle cx="12" cy="12" r="8.25"/><path d="M3.75 12h16.5M12 3.75c2.5 2.3 3.6 5 3.6 8.25s-1.1 5.95-3.6 8.25c-2.5-2.3-3.6-5-3.6-8.25S9.5 6.05 12 3.75z"/>',
  up: '<path d="M12 19V5.5M6 11.25l6-6 6 6"/>',
  down: '<path d="M12 5v13.5M6 12.75l6 6 6-6"/>',
  reopen: '<path d="M4.75 12a7.25 7.25 0 1 0 2.1-5.1L4.75 9M4.75 4.75V9H9"/>',
  star: '<path d="M12 3.6l2.6 5.27 5.82.85-4.21 4.1.99 5.79L12 16.88l-5.2 2.73.99-5.79-4.21-4.1 5.82-.85z"/>',
  starFull:
    '<path fill="currentColor" d="M12 3.6l2.6 5.27 5.82.85-4.21 4.1.99 5.79L12 16.88l-5.2 2.73.99-5.79-4.21-4.1 5.82-.85z"/>',
} as const satisfies Record<string, string>

export type IconName = keyof typeof ICONS

/** Icons that point along the line are mirrored where the line runs from right to left. */
export const MIRRORED: ReadonlySet<IconName> = new Set<IconName>([
  'back',
  'right',
  'reply',
  'undo',
  'external',
  'truck',
  'cart',
  'exit',
])
