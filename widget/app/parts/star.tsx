/** One star, full or in outline. Decorative. */
export function Star({ full, size }: { full: boolean; size: number }) {
  return (
    <svg class={full ? 'star full' : 'star'} viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path d="M12 3.6l2.6 5.27 5.82.85-4.21 4.1.99 5.79L12 16.88l-5.2 2.73.99-5.79-4.21-4.1 5.82-.85z" />
    </svg>
  )
}
