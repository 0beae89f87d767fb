import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Fragment, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import css from './data-table.module.css'
import { useUi } from './ui-context.tsx'

export type Column<Row> = {
  id: string
  head: ReactNode
  cell: (row: Row) => ReactNode
  width?: string
  sortable?: boolean
}
export type RowGroup<Row> = {
  id: string
  label?: ReactNode
  count?: ReactNode
  tone?: 'clay' | 'gold'
  rows: readonly Row[]
}
export type Sort = { by: string; down: boolean }

export type DataTableProps<Row> = {
  label: string
  columns: readonly Column<Row>[]
  groups: readonly RowGroup<Row>[]
  rowId: (row: Row) => string
  /** Read out for a row's checkbox. */
  rowName?: (row: Row) => string
  onOpen?: (row: Row) => void
  /** The row that is open; drawn selected. */
  openId?: string | null
  /** Under the open row: its life, its detail. */
  expanded?: (row: Row) => ReactNode
  compact?: boolean
  chosen?: ReadonlySet<string>
  onChoose?: (chosen: ReadonlySet<string>) => void
  /** Actions for the chosen rows, at the foot. */
  bulk?: (chosen: ReadonlySet<string>) => ReactNode
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** Instead of rows: empty, error or loading state. */
  state?: ReactNode
  /** At the foot's end: page numbers. */
  foot?: ReactNode
}

/** A table people work in: sticky head, whole row opens, J/K or arrows walk, X or Space chooses, a bar for the chosen at the foot. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { word } = useUi()
  const { columns, groups, rowId, compact, chosen, onChoose, bulk, foot, state } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const [focusedId, setFocusedId] = useState<string | null>(null)
  const ids = groups.flatMap((group) => group.rows.map(rowId))
  const firstId = focusedId !== null && ids.includes(focusedId) ? focusedId : ids[0]
  const toggle = (id: string) =>
    onChoose?.(chosen?.has(id) ? new Set([...chosen].filter((one) => one !== id)) : new Set([...(chosen ?? []), id]))
  const walk = (event: KeyboardEvent<HTMLTableRowElement>, row: Row) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return
    const rows = [...(body.current?.querySelectorAll<HTMLTableRowElement>('tr[data-row]') ?? [])]
    const at = rows.indexOf(event.currentTarget)
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      KeyJ: at + 1,
      ArrowUp: at - 1,
      KeyK: at - 1,
      Home: 0,
      End: rows.length - 1,
    }
    const to = moves[event.code]
    if (to !== undefined) rows[Math.min(rows.length - 1, Math.max(0, to))]?.focus()
    else if (event.code === 'Enter') props.onOpen?.(row)
    else if (event.code === 'KeyX' || event.code === 'Space') toggle(rowId(row))
    else return
    event.preventDefault()
  }
  const span = columns.length + (onChoose ? 1 : 0)
  const picked = chosen?.size ?? 0
  return (
    <div className={css.frame}>
      <div className={css.scroll}>
        <table className={`${css.table}${compact ? ` ${css.compact}` : ''}`} aria-label={props.label}>
          <thead>
            <tr>
              {onChoose && (
                <th className={css.check}>
                  <input
                    type="checkbox"
                    aria-label={word('ui.table.all')}
                    checked={ids.length > 0 && ids.every((id) => chosen?.has(id))}
                    onChange={(event) => onChoose(event.currentTarget.checked ? new Set(ids) : new Set())}
                  />
                </th>
              )}
              {columns.map((column) => (
                <Head key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {groups.map((group) => (
              <Fragment key={group.id}>
                {group.label !== undefined && (
                  <tr className={css.group} data-tone={group.tone}>
                    <td colSpan={span}>
                      <strong>{group.label}</strong>
                      <span>{group.count ?? group.rows.length}</span>
                    </td>
                  </tr>
                )}
                {group.rows.map((row) => {
                  const id = rowId(row)
                  const open = props.openId === id
                  return (
                    <Fragment key={id}>
                      <tr
                        className={css.row}
                        data-row={id}
                        data-chosen={open || chosen?.has(id) || undefined}
                        tabIndex={id === firstId ? 0 : -1}
                        aria-selected={onChoose ? (chosen?.has(id) ?? false) : undefined}
                        onFocus={() => setFocusedId(id)}
                        onKeyDown={(event) => walk(event, row)}
                        onClick={() => props.onOpen?.(row)}
                      >
                        {onChoose && (
                          <td
                            className={css.check}
                            onClick={(event) => event.stopPropagation()}
                            onKeyDown={(event) => event.stopPropagation()}
                          >
                            <input
                              type="checkbox"
                              tabIndex={-1}
                              aria-label={props.rowName?.(row) ?? id}
                              checked={chosen?.has(id) ?? false}
                              onChange={() => toggle(id)}
                            />
                          </td>
                        )}
                        {columns.map((column) => (
                          <td key={column.id} style={column.width ? { inlineSize: column.width } : undefined}>
                            {column.cell(row)}
                          </td>
                        ))}
                      </tr>
                      {open && props.expanded && (
                        <tr className={css.expanded}>
                          <td colSpan={span}>{props.expanded(row)}</td>
                        </tr>
                      )}
                    </Fragment>
                  )
                })}
              </Fragment>
            ))}
          </tbody>
        </table>
        {state}
      </div>
      {(foot || (bulk && picked > 0)) && (
        <div className={css.bulk}>
          {bulk && chosen && picked > 0 && (
            <>
              <span className={css.count}>{word('ui.table.chosen', { n: picked })}</span>
              {bulk(chosen)}
            </>
          )}
          {foot && <span className={css.foot}>{foot}</span>}
        </div>
      )}
    </div>
  )
}

function Head<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
}) {
  const style = column.width ? { inlineSize: column.width } : undefined
  if (!column.sortable || !onSort) return <th style={style}>{column.head}</th>
  const mine = sort?.by === column.id
  return (
    <th style={style} aria-sort={mine ? (sort.down ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={css.sort}
        aria-pressed={mine}
        onClick={() => onSort({ by: column.id, down: mine ? !sort.down : false })}
      >
        {column.head}
        {mine &&
          (sort.down ? <IconArrowDown size={14} aria-hidden="true" /> : <IconArrowUp size={14} aria-hidden="true" />)}
      </button>
    </th>
  )
}

/** Two lines in a cell: what matters, then what it belongs to. */
export function TwoLines({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <span className={css.two}>
      <span>{first}</span>
      <span>{second}</span>
    </span>
  )
}
