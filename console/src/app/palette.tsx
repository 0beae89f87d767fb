import { useMantineColorScheme } from '@mantine/core'
import { IconArrowRight, IconBuilding, IconCommand, IconLanguage, IconMoon } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Command, CommandPalette, chordName, DirectionalIcon, useBoundKeys } from '../ui/index.ts'
import { useChooseLanguage } from './account-menu.tsx'
import { finders } from './screens.ts'
import { useSession } from './session.tsx'
import { useNavigation } from './shell.tsx'
import { useWords } from './words.tsx'

function useCommands(): Command[] {
  const { t, named, language } = useWords()
  const { entities, entity, setEntity } = useSession()
  const router = useRouter()
  const choose = useChooseLanguage()
  const { setColorScheme } = useMantineColorScheme()
  const screens = useNavigation()
  const keys = useBoundKeys()
  const other = language === 'ar' ? 'en' : 'ar'
  return [
    ...screens.map((screen): Command => {
      const Icon = screen.nav?.icon
      return {
        id: `go ${screen.path}`,
        group: t('console.palette.go'),
        label: t(screen.title),
        icon: Icon ? (
          <Icon size={17} />
        ) : (
          <DirectionalIcon>
            <IconArrowRight size={17} />
          </DirectionalIcon>
        ),
        run: () => void router.navigate({ to: screen.path }),
      }
    }),
    ...keys
      .filter((key) => key.chord !== 'Ctrl+KeyK')
      .map(
        (key): Command => ({
          id: `key ${key.chord}`,
          group: t('console.palette.do'),
          label: key.label,
          icon: <IconCommand size={17} />,
          kbd: chordName(key.chord),
          run: key.run,
        }),
      ),
    {
      id: 'language',
      group: t('console.palette.do'),
      label: t(`console.language.${other}`),
      also: t('console.menu.language'),
      icon: <IconLanguage size={17} />,
      run: () => choose(other),
    },
    ...(['light', 'dark', 'auto'] as const).map(
      (scheme): Command => ({
        id: `theme ${scheme}`,
        group: t('console.palette.do'),
        label: t(`console.theme.${scheme}`),
        also: t('console.menu.theme'),
        hint: t('console.menu.theme'),
        icon: <IconMoon size={17} />,
        run: () => setColorScheme(scheme),
      }),
    ),
    ...entities
      .filter((one) => one.id !== entity?.id)
      .map(
        (one): Command => ({
          id: `entity ${one.id}`,
          group: t('console.palette.entity'),
          label: named(one.name),
          also: `${one.name.ar} ${one.name.en} ${one.code}`,
          icon: <IconBuilding size={17} />,
          run: () => setEntity(one.id),
        }),
      ),
  ]
}

/** Asks every finder 180 ms after the last key; an answer for older words is dropped. */
function useFound(typed: string): { found: Command[]; busy: boolean } {
  const { t, language } = useWords()
  const { may } = useSession()
  const router = useRouter()
  const [found, setFound] = useState<Command[]>([])
  const [busy, setBusy] = useState(false)
  const tools = useRef({ t, language, may, router })
  tools.current = { t, language, may, router }
  useEffect(() => {
    setFound([])
    if (typed.trim().length < 2) return
    const asking = new AbortController()
    const timer = setTimeout(async () => {
      const { router: to, may: allowed, ...words } = tools.current
      setBusy(true)
      const answers = await Promise.allSettled(
        finders
          .filter((finder) => allowed(finder.permission))
          .map(async (finder) => {
            const { find } = await finder.load()
            return find(typed.trim(), {
              t: words.t,
              language: words.language,
              go: (path) => void to.navigate({ to: path }),
              signal: asking.signal,
            })
          }),
      )
      if (asking.signal.aborted) return
      setFound(answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])))
      setBusy(false)
    }, 180)
    return () => {
      clearTimeout(timer)
      asking.abort()
      setBusy(false)
    }
  }, [typed])
  return useMemo(() => ({ found, busy }), [found, busy])
}

/** Ctrl K: screens, commands, entities, and what the rooms find. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const commands = useCommands()
  const [typed, setTyped] = useState('')
  const { found, busy } = useFound(open ? typed : '')
  return (
    <CommandPalette open={open} onClose={onClose} commands={commands} found={found} busy={busy} onType={setTyped} />
  )
}
