const star = 'M16 0l4.7 4.7h6.6v6.6L32 16l-4.7 4.7v6.6h-6.6L16 32l-4.7-4.7H4.7v-6.6L0 16l4.7-4.7V4.7h6.6z'
const inner =
  'M16 6.6l2.75 2.75h3.9v3.9L25.4 16l-2.75 2.75v3.9h-3.9L16 25.4l-2.75-2.75h-3.9v-3.9L6.6 16l2.75-2.75v-3.9h3.9z'

/** The eight-fold star; never mirrored. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" style={{ flex: 'none' }}>
      <path d={star} fill="var(--palm)" />
      <path d={inner} fill="none" stroke="var(--gold)" strokeWidth="1.3" />
    </svg>
  )
}
