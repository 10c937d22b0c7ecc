import type { Language } from '../core/analysis/language.js';
import type { EncoderStatus } from '../core/embedding/encoder-status.js';
import { formatCount } from './format-number.js';

interface EncoderTexts {
  readonly starting: string;
  readonly embedding: (done: string, total: string) => string;
  readonly ready: string;
  readonly missed: (questions: string, one: boolean) => string;
  readonly failed: Readonly<Record<NonNullable<EncoderStatus['problem']>, string>>;
}

const texts: Readonly<Record<Language, EncoderTexts>> = {
  de: {
    starting: 'Das Sprachmodell wird geladen; bis dahin suche ich nur nach Wörtern.',
    embedding: (done, total) =>
      `Das Sprachmodell liest die Dokumente (${done} von ${total} Abschnitten); bis dahin suche ich nur nach Wörtern.`,
    ready: 'Das Sprachmodell vergleicht Fragen und Dokumente auch nach ihrer Bedeutung.',
    missed: (questions, one) =>
      ` ${questions} ${one ? 'Frage wurde' : 'Fragen wurden'} ohne das Modell beantwortet, weil es zu langsam war oder ausfiel; das Protokoll sagt, warum.`,
    failed: {
      'no-runtime':
        'Dem Sprachmodell fehlen Pakete: npm install --no-save onnxruntime-node @huggingface/tokenizers. Bis dahin suche ich nur nach Wörtern.',
      'no-model':
        'Im Ordner des Sprachmodells fehlt eine Datei. Hole es mit: npm run beleg -- model fetch. Bis dahin suche ich nur nach Wörtern.',
      'unusable-model':
        'Das Sprachmodell lässt sich nicht benutzen; prüfe es mit: npm run beleg -- model verify. Ich suche nur nach Wörtern.',
      lost: 'Das Sprachmodell ist ausgefallen, ich suche nur nach Wörtern. Das Protokoll sagt, warum.',
      timeout: 'Das Sprachmodell ist überlastet, ich suche nur nach Wörtern.',
      closed: 'Das Sprachmodell ist beendet, ich suche nur nach Wörtern.',
      'too-many-passages':
        'Für das Sprachmodell sind es zu viele Dokumente, ich suche nur nach Wörtern.',
    },
  },
  en: {
    starting: 'The language model is being loaded; until then I search by words only.',
    embedding: (done, total) =>
      `The language model is reading the documents (${done} of ${total} passages); until then I search by words only.`,
    ready: 'The language model compares questions and documents in meaning as well.',
    missed: (questions, one) =>
      ` ${questions} ${one ? 'question was' : 'questions were'} answered without the model because it was too slow or failed; the log says why.`,
    failed: {
      'no-runtime':
        'The language model needs packages that are not installed: npm install --no-save onnxruntime-node @huggingface/tokenizers. Until then I search by words only.',
      'no-model':
        'The folder of the language model lacks a file. Get the model with: npm run beleg -- model fetch. Until then I search by words only.',
      'unusable-model':
        'The language model cannot be used; check it with: npm run beleg -- model verify. I search by words only.',
      lost: 'The language model failed, so I search by words only. The log says why.',
      timeout: 'The language model is overloaded, so I search by words only.',
      closed: 'The language model has ended, so I search by words only.',
      'too-many-passages':
        'There are too many documents for the language model, so I search by words only.',
    },
  },
};

/** Says whether questions are compared in meaning, as one line of plain text. */
export function describeEncoder(
  { state, done, total, missed, problem = 'lost' }: EncoderStatus,
  language: Language,
): string {
  const { starting, embedding, ready, missed: describeMissed, failed } = texts[language];
  const count = (value: number): string => formatCount(value, language);
  switch (state) {
    case 'starting':
      return starting;
    case 'embedding':
      return embedding(count(done), count(total));
    case 'ready':
      return ready + (missed === 0 ? '' : describeMissed(count(missed), missed === 1));
    case 'failed':
      return failed[problem];
  }
}
