/** Icons: 24 grid, stroke 1.75. Decorative; the control around one carries the name. */
const PATHS = {
  close: 'M6.5 9.5 12 15l5.5-5.5',
  cross: 'm6.5 6.5 11 11M17.5 6.5l-11 11',
  send: 'M12 19V5.5M6 11.25l6-6 6 6',
  down: 'M12 5v13.5M6 12.75l6 6 6-6',
  clock: 'M12 3.75a8.25 8.25 0 1 0 0 16.5 8.25 8.25 0 0 0 0-16.5zM12 7.5V12l3 2',
  check: 'm5.5 12.5 4.25 4.25L18.5 8',
  checks: 'm2.5 12.5 4 4L14.75 8M11.5 15.25l1.25 1.25L21.25 8',
  alert: 'M12 3.75a8.25 8.25 0 1 0 0 16.5 8.25 8.25 0 0 0 0-16.5zM12 7.75v5M12 16.1v.05',
  refresh: 'M19.25 12a7.25 7.25 0 1 1-2.1-5.1L19.25 9M19.25 4.75V9H15',
  bot: 'M8 8.5h8a3.5 3.5 0 0 1 3.5 3.5v4a3.5 3.5 0 0 1-3.5 3.5H8A3.5 3.5 0 0 1 4.5 16v-4A3.5 3.5 0 0 1 8 8.5zM12 8.5V5M9.25 13v1.75M14.75 13v1.75M12 3v2',
  bag: 'M5.5 8h13l1 11.5h-15zM8.75 10.5V7a3.25 3.25 0 0 1 6.5 0v3.5',
  attach: 'm19 11-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3 3 0 0 1 4.3 4.3l-7.8 7.8a1.5 1.5 0 0 1-2.1-2.1L14 7.5',
  file: 'M13.5 3.75H7.5A2 2 0 0 0 5.5 5.75v12.5a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2v-9.5zM13.5 3.75v5h5',
} as const

export function Icon({ name, size = 20 }: { name: keyof typeof PATHS; size?: number }) {
  return (
    <svg class="i" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
