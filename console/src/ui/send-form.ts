import type { KeyboardEvent } from 'react'

/** For the field of a form whose Enter makes a line: Ctrl and Enter send the form, as its button does. */
export function sendsForm(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.stopPropagation()
  event.currentTarget.form?.requestSubmit()
}
