/** The launcher's icons. A page gets the one it shows with its configuration: the loader could not carry them all. */
import type { LauncherIcon } from './widget'

/** Each as one path on a grid of 24, drawn by its outline. */
export const LAUNCHER_PATHS: Record<LauncherIcon, string> = {
  talk: 'M5.5 4h13A2.5 2.5 0 0 1 21 6.5v8a2.5 2.5 0 0 1-2.5 2.5H11l-5 4v-4h-.5A2.5 2.5 0 0 1 3 14.5v-8A2.5 2.5 0 0 1 5.5 4z',
  question: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M9.5 9.5a2.6 2.6 0 1 1 3.7 2.3c-.8.4-1.2 1-1.2 1.9M12 17v0',
  wave: 'M8 13V6.5a1.5 1.5 0 0 1 3 0V11V5a1.5 1.5 0 0 1 3 0v6V6.5a1.5 1.5 0 0 1 3 0V12V9a1.5 1.5 0 0 1 3 0v5a7 7 0 0 1-7 7c-3 0-4.5-1-6-3l-3-4a1.5 1.5 0 0 1 2.4-2L8 14',
}
