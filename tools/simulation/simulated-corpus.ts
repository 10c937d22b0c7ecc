import { pickNumber, pickOne, type Random } from '../create-random.js';
import type { MemoryFileSystem } from './memory-file-system.js';
import type { VirtualTime } from './virtual-time.js';

export const corpusFolder = '/corpus';

/** How many documents there may be. */
const sheets = 3;

/** The text of a document. Its value occurs nowhere else, so an answer shows which version it is from. */
const renderSheet = (sheet: number, value: number): string => `# Blatt ${sheet}

## Gebühr

Die Gebühr für Antrag ${sheet} beträgt ${value} Euro im Jahr. @everyone <@123456789012345678>

## Frist

Die Frist für Antrag ${sheet} beträgt ${value} Tage ab Zugang.
`;

/** Matches a value in an answer, as the documents write it. */
const values = /Antrag (?<sheet>\d) beträgt (?<value>\d+)/g;

/** The values that a text has, by document. */
export function readValues(text: string): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>();
  for (const { groups = {} } of text.replace(/[*\\]/g, '').matchAll(values)) {
    const sheet = Number(groups.sheet);
    found.set(sheet, (found.get(sheet) ?? new Set()).add(Number(groups.value)));
  }
  return found;
}

/** A folder of documents that somebody works on. */
export class SimulatedCorpus {
  readonly #files: MemoryFileSystem;
  readonly #time: VirtualTime;
  readonly #random: Random;
  /** Every value that a document ever had. */
  readonly #history = new Map<number, Set<number>>();
  #lastValue = 100;

  constructor(files: MemoryFileSystem, time: VirtualTime, random: Random) {
    this.#files = files;
    this.#time = time;
    this.#random = random;
    files.createFolder(corpusFolder);
    for (let sheet = 0; sheet < sheets; sheet += 1) this.#write(sheet);
  }

  /** Asks for something that a document answers, or none. */
  pickQuestion(): string {
    const sheet = pickNumber(this.#random, sheets + 1);
    return pickOne(this.#random, [
      `Wie hoch ist die Gebühr für Antrag ${sheet}?`,
      `Welche Frist gilt für Antrag ${sheet}?`,
      'Wie viele Euro beträgt die Gebühr im Jahr?',
    ]);
  }

  /** Every question that a document answers. */
  listQuestions(): string[] {
    return Array.from({ length: sheets }, (_, sheet) => [
      `Wie hoch ist die Gebühr für Antrag ${sheet}?`,
      `Welche Frist gilt für Antrag ${sheet}?`,
    ]).flat();
  }

  /** Whether a document ever had a value. */
  had(sheet: number, value: number): boolean {
    return this.#history.get(sheet)?.has(value) === true;
  }

  /** Changes something, in one of the ways in which people and their programs do. */
  edit(): void {
    const sheet = pickNumber(this.#random, sheets);
    const path = pathOf(sheet);
    switch (pickNumber(this.#random, 5)) {
      case 0:
        this.#files.remove(path);
        return;
      case 1:
        // Written in two steps, as by a slow copy.
        this.#files.write(path, '');
        this.#time.schedule(() => this.#write(sheet), this.#random() * 50);
        return;
      case 2: {
        const temporary = `${corpusFolder}/.${sheet}.tmp`;
        this.#files.write(temporary, this.#render(sheet));
        this.#files.move(temporary, path);
        return;
      }
      default:
        this.#write(sheet);
    }
  }

  /** Has every document there, so that the corpus is not empty. */
  complete(): void {
    for (let sheet = 0; sheet < sheets; sheet += 1) this.#write(sheet);
  }

  #write(sheet: number): void {
    this.#files.write(pathOf(sheet), this.#render(sheet));
  }

  #render(sheet: number): string {
    this.#lastValue += 1;
    const had = this.#history.get(sheet) ?? new Set();
    this.#history.set(sheet, had.add(this.#lastValue));
    return renderSheet(sheet, this.#lastValue);
  }
}

function pathOf(sheet: number): string {
  return `${corpusFolder}/${sheet}.md`;
}
