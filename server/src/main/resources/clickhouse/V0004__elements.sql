-- SPDX-License-Identifier: Apache-2.0
-- Statements end with a semicolon at the end of a line.

-- What queries ask of the elements of an event, taken out of its chain by the engine itself; the writer does not know
-- these columns, and rows that are older get them when they are read. First the link of the innermost element that has
-- one, then what all elements say, are called and are, each once.
-- A value ends at the first quote that the end, another key, or another element with a key follows, as in the product's
-- own parser: some SDKs leave quotes inside values as they are. Escaped ones lose their backslash here.
ALTER TABLE events
    ADD COLUMN IF NOT EXISTS elements_chain_href String MATERIALIZED
        replaceAll(replaceAll(extract(
            elements_chain,
            concat(
                '(?s)(?:(?:^|";)[^":]*:|")href="(.*?)"',
                '(?:$|;[^"]*(?:$|:(?:text|href|attr_id|nth-child|nth-of-type|attr__[^\\s="]*)=")',
                '|(?:text|href|attr_id|nth-child|nth-of-type|attr__[^\\s="]*)=")')), '\\"', '"'), '\n', '')
        CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS elements_chain_texts Array(String) MATERIALIZED
        arrayDistinct(arrayMap(t -> replaceAll(replaceAll(t, '\\"', '"'), '\n', ''), extractAll(
            elements_chain,
            concat(
                '(?s)(?:(?:^|";)[^":]*:|")text="(.*?)"',
                '(?:$|;[^"]*(?:$|:(?:text|href|attr_id|nth-child|nth-of-type|attr__[^\\s="]*)=")',
                '|(?:text|href|attr_id|nth-child|nth-of-type|attr__[^\\s="]*)=")'))))
        CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS elements_chain_ids Array(String) MATERIALIZED
        arrayDistinct(arrayMap(t -> replaceAll(replaceAll(t, '\\"', '"'), '\n', ''), extractAll(
            elements_chain,
            concat(
                '(?s)(?:(?:^|";)[^":]*:|")attr_id="(.*?)"',
                '(?:$|;[^"]*(?:$|:(?:text|href|attr_id|nth-child|nth-of-type|attr__[^\\s="]*)=")',
                '|(?:text|href|attr_id|nth-child|nth-of-type|attr__[^\\s="]*)=")'))))
        CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS elements_chain_elements Array(LowCardinality(String)) MATERIALIZED
        arrayDistinct(arrayFilter(t -> t != '', arrayMap(
            e -> extract(e, concat(
                '^([^.:;"\\s]+)(?:[.:][^"]*)?:',
                '(?:text|href|attr_id|nth-child|nth-of-type|attr__[^\\s="]*)="')),
            splitByString('";', elements_chain))));
