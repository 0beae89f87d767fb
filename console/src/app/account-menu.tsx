import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconDevices, IconLogout } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { api } from '../api/index.ts'
import { Avatar, type Language } from '../ui/index.ts'
import { useSession, useSignOut } from './session.tsx'
import css from './shell.module.css'
import { useWords } from './words.tsx'

const languages = ['ar', 'en'] as const
const themes = ['light', 'dark', 'auto'] as const

/** Chooses the language here and in the profile; the screen does not wait for the profile. */
export function useChooseLanguage(): (language: Language) => void {
  const { setLanguage } = useWords()
  return (language) => {
    setLanguage(language)
    void api.patch('/api/v1/me', { language }).catch(() => undefined)
  }
}

const tick = (on: boolean) => (on ? <IconCheck size={16} aria-hidden="true" /> : null)

/** Language, appearance, sessions, sign out. */
export function AccountMenu() {
  const { t, named, language } = useWords()
  const { me } = useSession()
  const router = useRouter()
  const signOut = useSignOut()
  const choose = useChooseLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <button type="button" className={css.round} aria-label={t('console.menu.name', { name: named(me.staff.name) })}>
          <Avatar name={named(me.staff.name)} size="small" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {named(me.staff.name)} · <bdi dir="ltr">{me.staff.email}</bdi>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('console.menu.language')}</Menu.Label>
        {languages.map((one) => (
          <Menu.Item
            key={one}
            lang={one}
            closeMenuOnClick={false}
            aria-current={one === language}
            rightSection={tick(one === language)}
            onClick={() => choose(one)}
          >
            {t(`console.language.${one}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('console.menu.theme')}</Menu.Label>
        {themes.map((one) => (
          <Menu.Item
            key={one}
            closeMenuOnClick={false}
            aria-current={one === colorScheme}
            rightSection={tick(one === colorScheme)}
            onClick={() => setColorScheme(one)}
          >
            {t(`console.theme.${one}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconDevices size={17} />} onClick={() => void router.navigate({ to: '/sessions' })}>
          {t('console.menu.sessions')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={17} />} onClick={() => void signOut()}>
          {t('console.menu.sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
