let wanted = false

/** The next reply field that opens takes the focus: the agent has just accepted and will write. */
export function wantReplyFocus(): void {
  wanted = true
}

/** Whether the focus was wanted; asked once. */
export function takeReplyFocus(): boolean {
  const before = wanted
  wanted = false
  return before
}
