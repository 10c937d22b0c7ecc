/** A language that Beleg has an analyzer, sentence rules and messages for (ISO 639-1). */
export type Language = 'de' | 'en';

export const languages = ['de', 'en'] as const satisfies readonly Language[];
