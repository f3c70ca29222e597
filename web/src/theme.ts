// SPDX-License-Identifier: Apache-2.0
import {
  ActionIcon,
  Button,
  createTheme,
  type MantineColorsTuple,
  Modal,
  NumberInput,
  PasswordInput,
  Popover,
  SegmentedControl,
  Select,
  Table,
  TagsInput,
  TextInput,
  Tooltip,
} from '@mantine/core';

/** Fern green: the one accent. */
const fern: MantineColorsTuple = [
  '#eaf6f0',
  '#d6eae0',
  '#aed5c2',
  '#83bfa2',
  '#5fad87',
  '#469f75',
  '#37976b',
  '#28805a',
  '#1d6f4d',
  '#0c5a3c',
];

/** Stone: warm greys, so that charts are the only saturated thing on a page. */
const stone: MantineColorsTuple = [
  '#f8f7f4',
  '#f0eeea',
  '#e5e2dc',
  '#d5d1c9',
  '#bab5ab',
  '#97928a',
  '#78746d',
  '#57534d',
  '#3a3733',
  '#211f1d',
];

/** Dark grounds with a slight green-grey cast; 7 is the page, 6 a card, 4 a line. */
const dusk: MantineColorsTuple = [
  '#d9dcda',
  '#b6bbb8',
  '#8f9693',
  '#6c7371',
  '#363b3d',
  '#2c3133',
  '#1e2123',
  '#16181a',
  '#111314',
  '#0b0c0d',
];

const small = { defaultProps: { size: 'xs' } };

/** Fonts of the machine; none is downloaded. Charts need the name, for a canvas inherits nothing. */
export const FONT = 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';

export const theme = createTheme({
  primaryColor: 'fern',
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  colors: { fern, gray: stone, dark: dusk },
  fontFamily: FONT,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  headings: {
    fontWeight: '620',
    sizes: { h1: { fontSize: '1.25rem' }, h2: { fontSize: '1rem' }, h3: { fontSize: '0.875rem' } },
  },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } }),
    Button: Button.extend({ ...small, styles: { label: { fontWeight: 550 } } }),
    Modal: Modal.extend({ defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4, blur: 1 } } }),
    NumberInput: NumberInput.extend(small),
    PasswordInput: PasswordInput.extend(small),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', position: 'bottom-start' } }),
    SegmentedControl: SegmentedControl.extend(small),
    Select: Select.extend(small),
    Table: Table.extend({ defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm', fz: 'sm' } }),
    TagsInput: TagsInput.extend(small),
    TextInput: TextInput.extend(small),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 250, multiline: true, maw: 420 } }),
  },
});
