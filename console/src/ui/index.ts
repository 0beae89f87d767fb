export { type AttachedFile, AttachedFiles } from './attached-files.tsx'
export { Avatar } from './avatar.tsx'
export { CountBubble, type Shape, StatusBadge, StatusDot, Tag, type Tone } from './badge.tsx'
export { Bubble, type Delivery, InternalComment, SystemLine, Typing } from './bubble.tsx'
export { Button, type ButtonLook, type ButtonProps, IconButton } from './button.tsx'
export { Band, Card, Facts, SectionTitle } from './card.tsx'
export { type Command, CommandPalette, type CommandPaletteProps } from './command-palette.tsx'
export { type Column, DataTable, type DataTableProps, type RowGroup, type Sort, TwoLines } from './data-table.tsx'
export { DirectionalIcon } from './directional-icon.tsx'
export { Field, type FieldProps, PasswordField, type Segment, Segmented, TextArea, TextField } from './field.tsx'
export {
  type AgeBar,
  AgeHistogram,
  Figure,
  FilterTile,
  LevelBar,
  TreeLegend,
  TreeWithBars,
  type UnitLoad,
} from './figures.tsx'
export {
  daysBetween,
  formatDate,
  formatDayMonth,
  formatElapsed,
  formatNamedDate,
  formatNumber,
  formatPercent,
  formatTime,
  formatWeekday,
  kilobytes,
  type Language,
  latinDigits,
  localeOf,
  type Moment,
  millis,
  spanOf,
  weekStart,
} from './format.ts'
export { initialsOf } from './initials.ts'
export { Ltr, looksUrdu, Num, Own } from './isolated-text.tsx'
export { Kbd } from './kbd.tsx'
export { type Chord, chordName } from './keys.ts'
export { LifeLine, type LifeLineProps, type LifeMark } from './life-line.tsx'
export { GroupLabel, ListRow, type ListRowProps } from './list-row.tsx'
export { Mark } from './mark.tsx'
export { BeatenNotice, ConflictNotice, LostConnectionStrip, Notice, type NoticeTone } from './notices.tsx'
export { ConfirmDialog, type ConfirmProps, Dialog, KeyHelp, Sheet } from './overlay.tsx'
export { Pattern } from './pattern.tsx'
export { type Choice, SearchSelect, type SearchSelectProps } from './search-select.tsx'
export { sendsForm } from './send-form.ts'
export { shorten } from './shorten.ts'
export { EmptyState, ErrorState, LoadingSkeleton, useAfter } from './states.tsx'
export { caseLooks, presenceLooks, type StatusLook } from './status-looks.ts'
export { type Tab, Tabs } from './tabs.tsx'
export { SplitLine, TimeLine, type TimeLineProps } from './time-line.tsx'
export { type TimeLineState, type TimeLineTimes, timeLineAt } from './time-line-position.ts'
export {
  Countdown,
  DateText,
  DayTimeText,
  Duration,
  Elapsed,
  ListTime,
  RelativeTime,
  TimeText,
  useSpanWords,
} from './time-text.tsx'
export { Timeline, type TimelineItem } from './timeline.tsx'
export { type Toast, useToast } from './toast.tsx'
export { type Ui, UiSettings, type UiWord, useUi } from './ui-context.tsx'
export { UiProvider, type UiProviderProps } from './ui-provider.tsx'
export { useDraft } from './use-draft.ts'
export { type KeyAction, KeyStage, useBoundKeys, useKeys } from './use-keys.tsx'
export { useNow } from './use-now.ts'
