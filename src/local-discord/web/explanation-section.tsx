import type { ExplanationView } from '../page-server/inspector-view.js';
import type { PageLocale } from '../page-server/page-protocol.js';
import { selectTexts } from './select-texts.js';
import { Fragment, h, type VNode } from './vendor/preact.js';
import { ExplanationCandidates } from './explanation-candidates.js';
import { ExplanationConfidence } from './explanation-confidence.js';
import { ExplanationWords } from './explanation-words.js';

interface ExplanationSectionProps {
  readonly why: ExplanationView | undefined;
  readonly locale: PageLocale;
  readonly onOpen: () => void;
}

/** How an answer came about, folded away until it is asked for. */
export function ExplanationSection({ why, locale, onOpen }: ExplanationSectionProps): VNode {
  const texts = selectTexts(locale);
  return (
    <details
      class="why"
      onToggle={(event: Event) => {
        if ((event.currentTarget as HTMLDetailsElement).open) onOpen();
      }}
    >
      <summary>{texts.why.title}</summary>
      {why === undefined ? (
        <p>{texts.loading}</p>
      ) : (
        <Fragment>
          <ExplanationConfidence why={why} locale={locale} />
          <ExplanationWords why={why} locale={locale} />
          <ExplanationCandidates why={why} locale={locale} />
        </Fragment>
      )}
    </details>
  );
}
