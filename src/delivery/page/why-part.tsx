import type { WhyView } from '../preview/page-server/owner-view.js';
import type { PageLocale } from '../preview/page-server/page-protocol.js';
import { h, type VNode } from './vendor/preact.js';

/** What each part of the explanation is made of. */
export interface WhyPartProps {
  readonly why: WhyView;
  readonly locale: PageLocale;
}

/** A table may be wider than a telephone; the keyboard scrolls it as well. */
export function Scrolled({ label, children }: { label: string; children: VNode }): VNode {
  return (
    <div class="scrolled" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

/** Scores and weights, which are compared with each other alone. */
export function numberFormat(locale: PageLocale): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
