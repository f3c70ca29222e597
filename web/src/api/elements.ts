// SPDX-License-Identifier: Apache-2.0

/** What a filter may ask of elements. */
export type ElementKey = 'text' | 'tag_name' | 'href' | 'selector';

/** An element that autocapture saw. */
export interface PageElement {
  tag_name: string;
  text: string | null;
  href: string | null;
  attr_id: string | null;
  attr_class: string[];
  nth_child: number | null;
  nth_of_type: number | null;
  attributes: Record<string, string>;
}
