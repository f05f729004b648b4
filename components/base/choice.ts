/** One of a list to choose from. */
export interface Choice {
  value: string
  label: string
}
