import { selectTexts } from './select-texts.js';
import { Fragment, h, type VNode } from './vendor/preact.js';
import { numberFormat, ExplanationTable, type ExplanationPartProps } from './explanation-part.js';

/** The passages that were considered, best first, and what ranking looked at. */
export function ExplanationCandidates({ why, locale }: ExplanationPartProps): VNode | null {
  const texts = selectTexts(locale).why;
  const format = numberFormat(locale);
  const [first] = why.candidates;
  if (first === undefined) return null;
  return (
    <Fragment>
      <ExplanationTable title={texts.candidates} meaning={texts.candidatesMeaning}>
        <thead>
          <tr>
            <th scope="col">{texts.place}</th>
            <th scope="col">{texts.score}</th>
            {first.signals.map(({ name }) => (
              <th scope="col" key={name}>
                {texts.signals[name].label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {why.candidates.map(({ title, headings, lines, score, signals }, at) => (
            <tr key={at}>
              <th scope="row">
                {[title, ...headings].join(' › ')} · {texts.lines(...lines)}
              </th>
              <td class="number total">{format.format(score)}</td>
              {signals.map(({ name, value }) => (
                <td class="number" key={name}>
                  {format.format(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ExplanationTable>
      <details class="legend">
        <summary>{texts.legend}</summary>
        <dl>
          {first.signals.map(({ name }) => (
            <div key={name}>
              <dt>{texts.signals[name].label}</dt>
              <dd>{texts.signals[name].meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Fragment>
  );
}
