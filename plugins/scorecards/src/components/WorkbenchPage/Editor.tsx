import { autocompletion } from '@codemirror/autocomplete';
import {
  HighlightStyle,
  StreamLanguage,
  syntaxHighlighting,
} from '@codemirror/language';
import { yaml } from '@codemirror/legacy-modes/mode/yaml';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { tags } from '@lezer/highlight';
import CodeMirror from '@uiw/react-codemirror';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { scorecardsTranslationRef } from '../../translation';
import { completeDefinition } from './language/completeDefinition';
import { Environment } from './language/Environment';
import { PlacedProblem, toDiagnostics } from './language/toDiagnostics';
import styles from './Workbench.module.css';

// The colours of the app, so that it follows light and dark by itself.
const theme = EditorView.theme({
  '&': { color: 'var(--bui-fg-primary)', backgroundColor: 'transparent' },
  '.cm-content': { caretColor: 'var(--bui-fg-primary)' },
  '.cm-cursor': { borderLeftColor: 'var(--bui-fg-primary)' },
  '.cm-gutters': {
    color: 'var(--bui-fg-secondary)',
    backgroundColor: 'transparent',
    border: 'none',
  },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor:
      'color-mix(in srgb, var(--bui-fg-primary) 5%, transparent)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    {
      backgroundColor:
        'color-mix(in srgb, var(--bui-accent-bg) 30%, transparent)',
    },
  '.cm-tooltip': {
    color: 'var(--bui-fg-primary)',
    backgroundColor: 'var(--bui-bg-neutral-1)',
    border:
      '1px solid color-mix(in srgb, var(--bui-fg-primary) 20%, transparent)',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--bui-fg-primary)',
    backgroundColor:
      'color-mix(in srgb, var(--bui-accent-bg) 30%, var(--bui-bg-neutral-1))',
  },
  '.cm-completionDetail': { color: 'var(--bui-fg-secondary)' },
});

const highlighting = syntaxHighlighting(
  HighlightStyle.define([
    {
      tag: tags.comment,
      color: 'var(--bui-fg-secondary)',
      fontStyle: 'italic',
    },
    {
      tag: [tags.definition(tags.propertyName), tags.propertyName, tags.atom],
      color: 'var(--bui-fg-primary)',
      fontWeight: '600',
    },
    {
      tag: [tags.string, tags.number],
      color: 'var(--bui-positive-fg-subdued)',
    },
    { tag: tags.meta, color: 'var(--bui-fg-secondary)' },
  ]),
);

/** The text with completion, and with problems where they are. */
export function Editor(props: {
  text: string;
  onChange: (text: string) => void;
  environment: Environment;
  problems: PlacedProblem[];
}) {
  const { text, onChange, problems } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const helpId = useId();
  const [view, setView] = useState<EditorView>();

  // The editor is made once; what it asks for is looked up when it asks.
  const latest = useRef(props);
  latest.current = props;
  const label = t('workbench.editor');
  const extensions = useMemo(
    () => [
      StreamLanguage.define(yaml),
      theme,
      highlighting,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        'aria-label': label,
        'aria-describedby': helpId,
      }),
      autocompletion({
        override: [
          context =>
            completeDefinition(context, latest.current.environment) ?? null,
        ],
      }),
      lintGutter(),
    ],
    [label, helpId],
  );
  useEffect(() => {
    if (view) {
      const { state } = view;
      view.dispatch(setDiagnostics(state, toDiagnostics(state.doc, problems)));
    }
  }, [view, problems]);

  return (
    <div className={styles.editor}>
      <CodeMirror
        basicSetup={{ autocompletion: false, foldGutter: false }}
        extensions={extensions}
        // Tab leads on to the next control; Ctrl-] indents.
        indentWithTab={false}
        onChange={onChange}
        onCreateEditor={setView}
        theme="none"
        value={text}
      />
      <p className={styles.quiet} id={helpId}>
        {t('workbench.keys')}
      </p>
    </div>
  );
}
