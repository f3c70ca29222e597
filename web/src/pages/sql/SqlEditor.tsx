// SPDX-License-Identifier: Apache-2.0
import { autocompletion, closeBrackets } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { sql } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';

export interface SqlProblem {
  offset: number;
  message: string;
}

interface Props {
  initial: string;
  problem: SqlProblem | null;
  onChange: (sql: string) => void;
  onRun: () => void;
}

const schema = {
  events: [
    'uuid',
    'event',
    'timestamp',
    'distinct_id',
    'person_id',
    'properties',
    'person',
    'elements_chain',
    'elements_chain_elements',
    'elements_chain_href',
    'elements_chain_ids',
    'elements_chain_texts',
    'created_at',
  ],
  persons: ['id', 'created_at', 'properties', 'is_identified'],
  groups: ['index', 'key', 'created_at', 'properties'],
  person_distinct_ids: ['distinct_id', 'person_id'],
};

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--hog-accent)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--hog-chestnut)' },
  { tag: [tags.number, tags.bool, tags.null], color: '#7d63c0' },
  { tag: tags.comment, color: 'var(--hog-quiet)', fontStyle: 'italic' },
]);

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--hog-ink)' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.6' },
  '.cm-gutters': { background: 'transparent', border: 'none', color: 'var(--hog-quiet)' },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'color-mix(in srgb, var(--hog-sunken) 70%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--hog-ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--hog-accent-soft) !important' },
  '.cm-tooltip': { background: 'var(--hog-card)', border: '1px solid var(--hog-line)', borderRadius: '6px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--hog-accent)', color: '#fff' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy #c4574a', backgroundImage: 'none' },
});

/** CodeMirror as an uncontrolled control: it owns the text and tells every change. */
export function SqlEditor({ initial, problem, onChange, onRun }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef({ onChange, onRun });
  latest.current = { onChange, onRun };
  const first = useRef(initial);

  useEffect(() => {
    if (host.current === null) return;
    const run = () => {
      latest.current.onRun();
      return true;
    };
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
          lineNumbers(),
          history(),
          drawSelection(),
          bracketMatching(),
          closeBrackets(),
          highlightActiveLine(),
          autocompletion(),
          sql({ schema, upperCaseKeywords: true }),
          syntaxHighlighting(colours),
          keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': 'SQL', 'data-testid': 'sql-input' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
          look,
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    editor.dispatch(setDiagnostics(editor.state, problem ? [diagnostic(editor.state, problem)] : []));
  }, [problem]);

  return <div ref={host} style={{ height: '100%' }} data-testid="sql-editor" />;
}

/** Marks the word at the place of the error, or the last character when the error is at the end. */
function diagnostic(state: EditorState, { offset, message }: SqlProblem): Diagnostic {
  const length = state.doc.length;
  const from = Math.max(0, Math.min(offset, length - 1));
  const word = state.wordAt(from);
  return { from: word?.from ?? from, to: word?.to ?? Math.min(from + 1, length), severity: 'error', message };
}
