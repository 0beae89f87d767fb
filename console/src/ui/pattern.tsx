import { useId } from 'react'

const points = (radius: number, inner: number, count: number) =>
  Array.from({ length: count * 2 }, (_, index) => {
    const angle = (Math.PI * index) / count - Math.PI / 2
    const reach = index % 2 === 0 ? radius : inner
    return `${(70 + reach * Math.cos(angle)).toFixed(2)},${(70 + reach * Math.sin(angle)).toFixed(2)}`
  }).join(' ')

/** Eight-fold stars joined by crosses, one pixel wide, palm at 13 % or less; `gold` threads the stars, on the sign-in page alone. */
export function Pattern({ gold = false }: { gold?: boolean }) {
  const id = useId()
  const palm = { fill: 'none', stroke: 'var(--palm)', strokeOpacity: 0.13 }
  return (
    <svg width="100%" height="100%" aria-hidden="true" style={{ display: 'block' }}>
      <defs>
        <pattern id={id} width="140" height="140" patternUnits="userSpaceOnUse">
          <path d="M20 20h36l14-14 14 14h36v36l14 14-14 14v36h-36l-14 14-14-14h-36v-36l-14-14 14-14z" {...palm} />
          <path d="M0 20l20-20M120 0l20 20M0 120l20 20M120 140l20-20M0 70h6M134 70h6M70 0v6M70 134v6" {...palm} />
          <polygon
            points={points(42, 32, 8)}
            fill="none"
            stroke={gold ? 'var(--gold)' : 'var(--palm)'}
            strokeOpacity={gold ? 0.55 : 0.13}
          />
          <polygon points={points(22, 16.5, 8)} {...palm} />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
