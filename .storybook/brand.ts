import { create } from 'storybook/theming';

/** The typeface of the stories (see preview.css), for the rest of Storybook. */
const fontBase = "Inter, ui-sans-serif, system-ui, 'Segoe UI', 'Liberation Sans', sans-serif";
const fontCode =
  "ui-monospace, 'Cascadia Code', 'Source Code Pro', Menlo, Consolas, 'Liberation Mono', monospace";
const shared = {
  brandTitle: 'Kit · connected accounts',
  brandUrl: './',
  brandTarget: '_self',
  fontBase,
  fontCode,
};

const light = create({
  ...shared,
  base: 'light',
  colorPrimary: '#5b3df5',
  colorSecondary: '#5b3df5',
  appBg: '#f7f7f9',
  appContentBg: '#fff',
  appPreviewBg: '#fff',
  appBorderColor: '#e4e4e8',
  appBorderRadius: 8,
  textColor: '#1b1b1f',
  textMutedColor: '#60606a',
  barBg: '#fff',
  barTextColor: '#60606a',
  barHoverColor: '#5b3df5',
  barSelectedColor: '#5b3df5',
});

const dark = create({
  ...shared,
  base: 'dark',
  colorPrimary: '#a594ff',
  colorSecondary: '#7a63f0',
  appBg: '#111114',
  appContentBg: '#151518',
  appPreviewBg: '#151518',
  appBorderColor: '#2b2b31',
  appBorderRadius: 8,
  textColor: '#ededf0',
  textMutedColor: '#a1a1ab',
  barBg: '#151518',
  barTextColor: '#a1a1ab',
  barHoverColor: '#a594ff',
  barSelectedColor: '#a594ff',
});

/** Storybook's own look: its sidebar, toolbar and docs pages. */
export const brand = { light, dark };
