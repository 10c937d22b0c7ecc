import type { WhyView } from '../preview/page-server/owner-view.js';
import type { PageLocale } from '../preview/page-server/page-protocol.js';
import { selectTexts } from './select-texts.js';
import { Fragment, h, type VNode } from './vendor/preact.js';
import { WhyCandidates } from './why-candidates.js';
import { WhyConfidence } from './why-confidence.js';
import { WhyWords } from './why-words.js';

interface WhyFoldProps {
  readonly why: WhyView | undefined;
  readonly locale: PageLocale;
  readonly onOpen: () => void;
}

/** How an answer came about, folded away until it is asked for. */
export function WhyFold({ why, locale, onOpen }: WhyFoldProps): VNode {
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
          <WhyConfidence why={why} locale={locale} />
          <WhyWords why={why} locale={locale} />
          <WhyCandidates why={why} locale={locale} />
        </Fragment>
      )}
    </details>
  );
}
