import type { ExplanationView } from '../page-server/inspector-view.js';
import { selectTexts } from './select-texts.js';
import { Fragment, h, type VNode } from './vendor/preact.js';
import { ExplanationTable, type ExplanationPartProps } from './explanation-part.js';

/** How sure Beleg is, against the threshold, and what made it so. */
export function ExplanationConfidence({ why, locale }: ExplanationPartProps): VNode {
  const texts = selectTexts(locale).why;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const { confidence, threshold, isFound, expected } = why;
  return (
    <Fragment>
      <p>
        {texts.verdict(percent.format(confidence), percent.format(threshold), isFound)}
        {expected === undefined ? null : ` ${texts.asksFor(texts.expected[expected])}`}
      </p>
      <div class={isFound ? 'gauge found' : 'gauge'} aria-hidden="true">
        <span style={{ width: `${confidence * 100}%` }} />
        <i style={{ left: `${threshold * 100}%` }} />
      </div>
      <Evidence why={why} locale={locale} />
    </Fragment>
  );
}

/** Less than this changes nothing that can be seen. */
const leastShown = 0.05;

function Evidence({ why, locale }: ExplanationPartProps): VNode | null {
  const texts = selectTexts(locale).why;
  const parts = why.evidence.filter(({ value }) => Math.abs(value) >= leastShown);
  if (parts.length === 0) return null;
  const signed = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'always',
  });
  return (
    <ExplanationTable title={texts.forAndAgainst} meaning={texts.forAndAgainstMeaning}>
      <tbody>
        {parts.map(({ name, value }) => (
          <tr key={name}>
            <th scope="row">{texts.evidence[name]}</th>
            <td class="number">{signed.format(value)}</td>
            <td class="bar" aria-hidden="true">
              <i
                class={value < 0 ? 'against' : 'for'}
                style={{ width: `${shareOf(value, why)}%` }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </ExplanationTable>
  );
}

/** In percent of the weightiest part. */
function shareOf(value: number, { evidence }: ExplanationView): number {
  const most = Math.max(...evidence.map((part) => Math.abs(part.value)));
  return (Math.abs(value) / most) * 100;
}
