// SPDX-License-Identifier: Apache-2.0
import { Combobox, Group, Loader, SegmentedControl, Text, useCombobox } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { truncateMiddle } from '../lib/format';

export interface PickerItem {
  value: string;
  label: string;
  hint?: string;
  icon?: ReactNode;
}

interface Props {
  /** The control that opens the list; it gets the toggle. */
  target: (toggle: () => void, opened: boolean) => ReactElement;
  items: PickerItem[];
  search: string;
  onSearch: (search: string) => void;
  onPick: (value: string) => void;
  placeholder: string;
  loading?: boolean;
  problem?: string;
  tabs?: { value: string; label: string }[];
  tab?: string;
  onTab?: (tab: string) => void;
}

/** A searchable list in a popover, used with mouse or keyboard: what picks events and properties everywhere. */
export function Picker(props: Props) {
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      props.onSearch('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  return (
    <Combobox
      store={combobox}
      width={320}
      position="bottom-start"
      shadow="md"
      onOptionSubmit={(value) => {
        props.onPick(value);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        {props.target(() => combobox.toggleDropdown(), combobox.dropdownOpened)}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={props.search}
          onChange={(event) => {
            props.onSearch(event.currentTarget.value);
            combobox.updateSelectedOptionIndex();
          }}
          placeholder={props.placeholder}
          aria-label={props.placeholder}
          rightSection={props.loading ? <Loader size={14} /> : null}
          data-testid="picker-search"
        />
        {props.tabs && (
          <SegmentedControl
            fullWidth
            mt={6}
            data={props.tabs}
            value={props.tab}
            onChange={props.onTab}
            aria-label="Kind of property"
          />
        )}
        <Combobox.Options mah={300} style={{ overflowY: 'auto' }} mt={4}>
          {props.items.map((item) => (
            <Combobox.Option value={item.value} key={item.value} data-testid="picker-option">
              <Group gap={8} wrap="nowrap" justify="space-between">
                <Group gap={8} wrap="nowrap">
                  {item.icon}
                  <Text size="sm">{truncateMiddle(item.label, 34)}</Text>
                </Group>
                {item.hint && (
                  <Text size="xs" c="dimmed">
                    {truncateMiddle(item.hint, 18)}
                  </Text>
                )}
              </Group>
            </Combobox.Option>
          ))}
          {props.items.length === 0 && !props.loading && (
            <Combobox.Empty>{props.problem ?? 'Nothing with this name yet'}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
