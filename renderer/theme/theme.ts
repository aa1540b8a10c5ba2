import { type CSSVariablesResolver, createTheme, Tooltip } from '@mantine/core';

/** Mantine in the tokens' terms (tokens.css is the source of every colour). */
export const theme = createTheme({
  colors: {
    blue: [
      '#F0F3FA',
      '#E4EAF6',
      '#C9D6F0',
      '#9AB8F6',
      '#6F92DA',
      '#4A70BE',
      '#345CAE',
      '#23479A',
      '#1A3678',
      '#122654',
    ],
  },
  primaryColor: 'blue',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  black: '#1B1D22',
  defaultRadius: 5,
  respectReducedMotion: true,
  fontFamily: 'var(--ui)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--serif)' },
  components: {
    Tooltip: Tooltip.extend({
      defaultProps: { fz: 12, px: 8, py: 4, radius: 4, events: { hover: true, focus: true, touch: false } },
    }),
  },
});

const surfaces = {
  '--mantine-color-body': 'var(--sheet)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-anchor': 'var(--blue)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-error': 'var(--red)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-border': 'var(--edge)',
};

/** Points Mantine's variables to the tokens, in both schemes. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: surfaces, dark: surfaces });
