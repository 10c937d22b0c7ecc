import type { Language } from '../core/analysis/language.js';
import type { ModelErrorCode } from '../core/embedding/model-error.js';

/** What `beleg model` says, in one language. Plain text. */
export interface ModelMessages {
  /** @param megabytes the size of the file */
  readonly fetching: (file: string, megabytes: string) => string;
  readonly fetched: (folder: string) => string;
  readonly verified: Readonly<Record<'pinned' | 'unchanged' | 'noted', (folder: string) => string>>;
  readonly error: Readonly<Record<ModelErrorCode, (file: string) => string>>;
}

const de: ModelMessages = {
  fetching: (file, megabytes) => `Lade ${file} (${megabytes} MB) …`,
  fetched: (folder) =>
    `Das Sprachmodell liegt in ${folder}. SEMANTIC_MODEL=multilingual-e5-small in .env schaltet es ein.`,
  verified: {
    pinned: (folder) => `Das Sprachmodell in ${folder} ist unverändert das vorgesehene.`,
    unchanged: (folder) =>
      `Das Sprachmodell in ${folder} ist ein anderes als das vorgesehene und seit der ersten Prüfung unverändert.`,
    noted: (folder) =>
      `Das Sprachmodell in ${folder} ist ein anderes als das vorgesehene. Woher es stammt, lässt sich nicht prüfen; seine Prüfsummen stehen jetzt in model.json, und spätere Prüfungen vergleichen damit.`,
  },
  error: {
    unreachable: (file) =>
      `${file} lässt sich nicht laden: Der Server ist nicht erreichbar. Prüfe die Verbindung und versuche es noch einmal.`,
    refused: (file) => `${file} lässt sich nicht laden: Der Server gibt die Datei nicht heraus.`,
    'cut-off': (file) => `Die Übertragung von ${file} brach ab. Versuche es noch einmal.`,
    'missing-file': (file) =>
      `${file} fehlt im Ordner des Sprachmodells oder lässt sich nicht lesen. Hole es mit: npm run beleg -- model fetch`,
    'wrong-hash': (file) =>
      `${file} ist nicht die erwartete Datei; ihre Prüfsumme weicht ab. Sie wird nicht benutzt.`,
    'not-written': (file) =>
      `${file} lässt sich nicht schreiben. Gib Beleg Schreibrechte für den Ordner, und prüfe, ob Platz frei ist.`,
  },
};

const en: ModelMessages = {
  fetching: (file, megabytes) => `Downloading ${file} (${megabytes} MB) …`,
  fetched: (folder) =>
    `The language model is in ${folder}. Set SEMANTIC_MODEL=multilingual-e5-small in .env to use it.`,
  verified: {
    pinned: (folder) => `The language model in ${folder} is the intended one, unchanged.`,
    unchanged: (folder) =>
      `The language model in ${folder} is not the intended one; it has not changed since it was first verified.`,
    noted: (folder) =>
      `The language model in ${folder} is not the intended one. Where it came from cannot be verified; its checksums are now in model.json, and later checks compare with them.`,
  },
  error: {
    unreachable: (file) =>
      `${file} cannot be downloaded: the server cannot be reached. Check the connection and try again.`,
    refused: (file) => `${file} cannot be downloaded: the server does not give out the file.`,
    'cut-off': (file) => `The download of ${file} was cut off. Try again.`,
    'missing-file': (file) =>
      `${file} is missing from the folder of the language model, or cannot be read. Get it with: npm run beleg -- model fetch`,
    'wrong-hash': (file) =>
      `${file} is not the expected file; its checksum differs. It will not be used.`,
    'not-written': (file) =>
      `${file} cannot be written. Give Beleg write permission for the folder, and check that there is free space.`,
  },
};

/** The texts of `beleg model` in a language. */
export const modelMessages: Readonly<Record<Language, ModelMessages>> = { de, en };
