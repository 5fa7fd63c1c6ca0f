import { createTheme, Modal } from '@mantine/core';
import { colors } from './colors';

const SANS = '"IBM Plex Sans", "Noto Sans", system-ui, sans-serif';

/**
 * Menus and dialogs: 120 ms, opacity only. Reduced motion sets it to 0 (respectReducedMotion). They go at once: a dialog
 * that fades is still a dialog, and would swallow the key pressed next.
 */
export const fade = { transition: 'fade', duration: 120, exitDuration: 0 } as const;

export const theme = createTheme({
  colors,
  primaryColor: 'ndop',
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  luminanceThreshold: 0.36,
  white: '#FFFFFF',
  black: '#16181D',
  fontFamily: SANS,
  fontFamilyMonospace: '"IBM Plex Mono", ui-monospace, monospace',
  headings: {
    fontFamily: SANS,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.375rem', lineHeight: '1.25' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.3' },
      h4: { fontSize: '0.9375rem', lineHeight: '1.35' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.3', sm: '1.4', md: '1.45', lg: '1.4', xl: '1.25' },
  spacing: { xxs: '0.25rem', xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  // lg is where the office's navigation shows its words (1280 px).
  breakpoints: { xs: '36em', sm: '48em', md: '62em', lg: '80em', xl: '100em' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  defaultRadius: 'md',
  shadows: {
    xs: 'none',
    sm: 'none',
    md: '0 4px 14px rgba(22, 24, 29, 0.14)',
    lg: '0 10px 30px rgba(22, 24, 29, 0.20)',
    xl: '0 10px 30px rgba(22, 24, 29, 0.20)',
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { radius: 'md' }, styles: { label: { fontWeight: 600 } } },
    InputWrapper: { styles: { label: { marginBottom: 6 } } },
    ActionIcon: { defaultProps: { variant: 'default' } },
    Table: { defaultProps: { verticalSpacing: 7, horizontalSpacing: 12 } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true, events: { hover: true, focus: true, touch: false } } },
    Paper: { defaultProps: { radius: 'lg' } },
    Modal: Modal.extend({
      defaultProps: { transitionProps: fade, shadow: 'lg', radius: 'lg', centered: true },
      styles: { title: { fontSize: '1.125rem', fontWeight: 600 } },
    }),
    Menu: { defaultProps: { transitionProps: fade, shadow: 'md' } },
    Popover: { defaultProps: { transitionProps: fade, shadow: 'md' } },
    Select: { defaultProps: { comboboxProps: { transitionProps: fade, shadow: 'md' }, allowDeselect: false } },
  },
});
