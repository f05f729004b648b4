/** Numbers shared by the schemas and by pages, which cannot afford the schema library. */
export const MESSAGE_TEXT_MAX = 10_000
export const PREVIEW_MAX = 160
/** Colleagues one note may call on. */
export const MENTIONS_MAX = 50
