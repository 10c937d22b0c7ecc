import { lawAndOffices } from './law-and-offices.js';
import { officeAndIt } from './office-and-it.js';
import { work } from './work.js';

/**
 * English everyday words for office and law with the official ones, as `parseSynonyms` reads them. Made
 * as the German ones were: by hand, topic by topic, for Beleg, and under its licence (MIT).
 */
export const englishStarterSynonyms = [work, officeAndIt, lawAndOffices].join('\n');
