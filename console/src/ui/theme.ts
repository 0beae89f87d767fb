import { createTheme, type MantineColorsTuple } from '@mantine/core'

// The library wants ten shades; mantine.css points every one of them at a token, in light and in dark.
const palm: MantineColorsTuple = [
  '#e6f1ea',
  '#e6f1ea',
  '#b7d3c6',
  '#a4c0b5',
  '#11553d',
  '#11553d',
  '#11553d',
  '#0c442f',
  '#0c3f2d',
  '#0c3f2d',
]

export const theme = createTheme({
  colors: { palm },
  primaryColor: 'palm',
  defaultRadius: 'sm',
  fontFamily: 'var(--face)',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    // A window's head is drawn as <header>, which inside a dialog would count as a second banner of the page.
    ModalHeader: { defaultProps: { role: 'none' } },
    DrawerHeader: { defaultProps: { role: 'none' } },
  },
})
