import { IconAlertCircle, IconCheck, IconX } from '@tabler/icons-react'
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import css from './toast.module.css'
import { useUi } from './ui-context.tsx'

export type Toast = {
  text: ReactNode
  tone?: 'done' | 'clay' /** Takes it back; the toast then stays long enough to be used. */
  undo?: () => void
  seconds?: number
}
type Shown = Toast & { id: number }
const ToastContext = createContext<((toast: Toast) => void) | null>(null)

function OneToast({ toast, onGone }: { toast: Shown; onGone: (id: number) => void }) {
  const { word } = useUi()
  const [held, setHeld] = useState(false)
  const { id, seconds = toast.undo ? 8 : 5 } = toast
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => onGone(id), seconds * 1000)
    return () => clearTimeout(timer)
  }, [held, id, seconds, onGone])
  const take = () => {
    toast.undo?.()
    onGone(id)
  }
  return (
    // Reading or reaching for it keeps it: time must not run out under the hand.
    <div
      className={css.toast}
      data-tone={toast.tone}
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toast.tone === 'clay' ? (
        <IconAlertCircle size={18} aria-hidden="true" />
      ) : (
        <IconCheck size={18} aria-hidden="true" />
      )}
      <span className={css.words}>{toast.text}</span>
      {toast.undo && (
        <button type="button" className={css.undo} onClick={take}>
          {word('ui.undo')}
        </button>
      )}
      <button type="button" className={css.close} aria-label={word('ui.close')} onClick={() => onGone(id)}>
        <IconX size={15} />
      </button>
    </div>
  )
}

/** Holds the toasts of everything inside it. */
export function ToastStage({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([])
  const next = useRef(1)
  const show = useCallback(
    (toast: Toast) => setShown((before) => [...before.slice(-2), { ...toast, id: next.current++ }]),
    [],
  )
  const gone = useCallback((id: number) => setShown((before) => before.filter((toast) => toast.id !== id)), [])
  const stage = useMemo(
    () => shown.map((toast) => <OneToast key={toast.id} toast={toast} onGone={gone} />),
    [shown, gone],
  )
  return (
    <ToastContext value={show}>
      {children}
      <div className={css.stage} aria-live="polite">
        {stage}
      </div>
    </ToastContext>
  )
}

/** Says that something is done, in one line, with a way back where there is one: `toast({ text, undo })`. */
export function useToast(): (toast: Toast) => void {
  const show = use(ToastContext)
  if (!show) throw new Error('useToast outside ToastStage')
  return show
}
