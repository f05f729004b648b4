/** What the composer offers while one writes, and what of it goes into the text. */
export type Suggestion = {
  id: string
  /** What one would type to find it, or a name. */
  title: string
  detail?: string
  /** The beginning of what it puts in. */
  preview?: string
  lang?: string
  /** Of a person: the avatar's hue. */
  hue?: number
  insert: string
}
