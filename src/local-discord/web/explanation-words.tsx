import { selectTexts } from './select-texts.js';
import { h, type VNode } from './vendor/preact.js';
import { numberFormat, ExplanationTable, type ExplanationPartProps } from './explanation-part.js';

/** The words that were searched for, with what was corrected. */
export function ExplanationWords({ why, locale }: ExplanationPartProps): VNode | null {
  const texts = selectTexts(locale).why;
  const format = numberFormat(locale);
  if (why.words.length === 0) return null;
  return (
    <ExplanationTable title={texts.words} meaning={texts.wordsMeaning}>
      <thead>
        <tr>
          <th scope="col">{texts.word}</th>
          <th scope="col">{texts.stems}</th>
          <th scope="col">{texts.weight}</th>
        </tr>
      </thead>
      <tbody>
        {why.words.map(({ word, stems, weight, correction }, at) => (
          <tr key={at}>
            <th scope="row">
              {word}
              {correction === undefined ? null : ` → ${correction}`}
            </th>
            <td>
              {stems.length === 0 ? texts.unknownWord : null}
              {stems.map(({ stem, relation }) => (
                <span class="stem" key={stem}>
                  {stem}
                  {relation === 'same' ? null : <small>{texts.relations[relation]}</small>}
                </span>
              ))}
            </td>
            <td class="number">{format.format(weight)}</td>
          </tr>
        ))}
      </tbody>
    </ExplanationTable>
  );
}
