import { Menu } from '@mantine/core'
import { IconChevronDown, IconMenu2, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { useConnection } from '../api/index.ts'
import { IconButton, Kbd, KeyHelp, LostConnectionStrip, Mark, Sheet, useAfter, useKeys } from '../ui/index.ts'
import { AccountMenu } from './account-menu.tsx'
import { Bell } from './notices.tsx'
import { Palette } from './palette.tsx'
import type { Screen } from './screen.ts'
import { barPieces, screens } from './screens.ts'
import { useSession } from './session.tsx'
import css from './shell.module.css'
import { useWords } from './words.tsx'

/** The menu entries this person may open, in order. */
export function useNavigation(): Screen[] {
  const { may } = useSession()
  return useMemo(
    () =>
      screens
        .filter((screen) => screen.nav && may(screen.permission))
        .toSorted((one, other) => (one.nav?.order ?? 0) - (other.nav?.order ?? 0)),
    [may],
  )
}

const pieces = barPieces.map((piece) => ({ ...piece, Piece: lazy(piece.load) }))

/** What stands around every page: bar, search, state, bell, account; at the foot the connection and the keys. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const { may } = useSession()
  const [open, setOpen] = useState<'palette' | 'keys' | 'menu' | null>(null)
  const close = () => setOpen(null)
  useKeys([
    { chord: 'Ctrl+KeyK', label: t('console.search-name'), run: () => setOpen('palette') },
    { chord: 'Shift+Slash', label: t('console.keys'), run: () => setOpen('keys') },
  ])
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#content">
        {t('console.skip')}
      </a>
      <header className={css.bar}>
        <span className={css.menuButton}>
          <IconButton name={t('console.menu.sections')} onClick={() => setOpen('menu')}>
            <IconMenu2 size={20} />
          </IconButton>
        </span>
        <Brand />
        <Navigation />
        <span className={css.gap} />
        <button
          type="button"
          className={css.search}
          onClick={() => setOpen('palette')}
          aria-label={`${t('console.search-name')}: ${t('console.search')} Ctrl K`}
        >
          <IconSearch size={17} aria-hidden="true" />
          <span>{t('console.search')}</span>
          <Kbd>Ctrl K</Kbd>
        </button>
        {pieces.map(
          ({ id, permission, Piece }) =>
            may(permission) && (
              <Suspense key={id} fallback={null}>
                <Piece />
              </Suspense>
            ),
        )}
        <Bell />
        <AccountMenu />
      </header>
      <Lost />
      <main id="content" className={css.content} tabIndex={-1}>
        {children}
      </main>
      <Foot onKeys={() => setOpen('keys')} />
      <Palette open={open === 'palette'} onClose={close} />
      <KeyHelp open={open === 'keys'} onClose={close} />
      <Sheet open={open === 'menu'} onClose={close} side="start" width={300} title={t('console.nav')}>
        <SheetNavigation onGone={close} />
      </Sheet>
    </div>
  )
}

function Brand() {
  const { t, named } = useWords()
  const { entity, entities, setEntity } = useSession()
  const inside = (
    <>
      <Mark size={30} />
      <span className={css.wordmark}>{t('console.name')}</span>
      {entity && (
        <span className={css.entity}>
          <span>{named(entity.name)}</span>
          {entities.length > 1 && <IconChevronDown size={15} aria-hidden="true" />}
        </span>
      )}
    </>
  )
  if (entities.length < 2) return <span className={css.brand}>{inside}</span>
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <button type="button" className={css.brand} title={t('console.entity.change')}>
          {inside}
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflow: 'auto' }}>
        {entities.map((one) => (
          <Menu.Item key={one.id} aria-current={one.id === entity?.id} onClick={() => setEntity(one.id)}>
            {named(one.name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Navigation() {
  const { t } = useWords()
  const entries = useNavigation()
  return (
    <nav className={css.nav} aria-label={t('console.nav')}>
      {entries.map((screen) => (
        <Link key={screen.path} to={screen.path}>
          {t(screen.title)}
        </Link>
      ))}
    </nav>
  )
}

function SheetNavigation({ onGone }: { onGone: () => void }) {
  const { t, named } = useWords()
  const { entity } = useSession()
  return (
    <nav className={css.sheetNav} aria-label={t('console.nav')}>
      {entity && <p className={css.sheetEntity}>{named(entity.name)}</p>}
      {useNavigation().map((screen) => {
        const Icon = screen.nav?.icon
        return (
          <Link key={screen.path} to={screen.path} onClick={onGone}>
            {Icon && <Icon size={20} aria-hidden="true" />}
            {t(screen.title)}
          </Link>
        )
      })}
    </nav>
  )
}

function Lost() {
  const { state, since } = useConnection()
  return <div className={css.strip}>{state === 'lost' && <LostStrip key={since} since={since} />}</div>
}

// A line that returns within a moment moves nothing on the page.
function LostStrip({ since }: { since: number }) {
  return useAfter(1500) && <LostConnectionStrip since={since} strip />
}

function Foot({ onKeys }: { onKeys: () => void }) {
  const { t } = useWords()
  const { me } = useSession()
  const { state } = useConnection()
  const words = { open: 'console.connected', connecting: 'console.connecting', lost: 'console.disconnected' } as const
  return (
    <footer className={css.foot}>
      <span className={css.state} data-state={state} role="status">
        <i aria-hidden="true" />
        {t(words[state])}
      </span>
      <span id="foot-words" className={css.words} />
      <span className={css.gap} />
      {me.demo && <span className={css.demo}>{t('console.demo')}</span>}
      <button type="button" className={css.keys} onClick={onKeys}>
        <Kbd>?</Kbd>
        {t('console.keys')}
      </button>
    </footer>
  )
}
