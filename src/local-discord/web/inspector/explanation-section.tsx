import type { ExplanationView } from '../../page-server/inspector.js';
import { ExplanationPartView } from './explanation.js';
import type { PageTexts } from '../texts/page-texts.js';
import { h, type VNode } from '../vendor/preact.js';

interface ExplanationSectionProps {
  /** `undefined` while it has not been loaded. */
  readonly explanation: ExplanationView | undefined;
  readonly texts: PageTexts;
  readonly onOpen: () => void;
}

/** How an answer came about; collapsed, and loaded when it is opened. */
export function ExplanationSection({ explanation, texts, onOpen }: ExplanationSectionProps): VNode {
  return (
    <details
      class="explanation"
      onToggle={(event: Event) => {
        if ((event.currentTarget as HTMLDetailsElement).open) onOpen();
      }}
    >
      <summary>{texts.explanation}</summary>
      {explanation === undefined ? (
        <p>{texts.loading}</p>
      ) : (
        explanation.map((part, at) => <ExplanationPartView part={part} key={at} />)
      )}
    </details>
  );
}
