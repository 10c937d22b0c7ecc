import { describe, expect, it } from 'vitest';

import {
  dropSoftHyphens,
  joinLineEnds,
} from '../../../../../src/core/documents/formats/pdf/join-line-ends.js';

describe('two lines of a paragraph become one', () => {
  it.each([
    ['die öffentliche', 'Ordnung', 'die öffentliche Ordnung'],
    ['die Sicher-', 'heit der Bürger', 'die Sicherheit der Bürger'],
    ['die Sicher\u2010', 'heit', 'die Sicherheit'],
    ['die Sicher\u00ad', 'heit', 'die Sicherheit'],
    ['auf Bundes-', 'und Landesebene', 'auf Bundes- und Landesebene'],
    ['die Ein-', 'oder Ausfuhr', 'die Ein- oder Ausfuhr'],
    ['die Wege-', 'unde', 'die Wegeunde'],
    ['die Nord-', 'Süd-Achse', 'die Nord-Süd-Achse'],
    ['die US-', 'amerikanische Seite', 'die US-amerikanische Seite'],
    ['wegen COVID-', '19', 'wegen COVID-19'],
    ['er kam -', 'und ging', 'er kam - und ging'],
    ['', 'Anfang', 'Anfang'],
    ['Ende', '', 'Ende'],
  ])('%s | %s', (above, below, joined) => {
    expect(joinLineEnds(above, below)).toBe(joined);
  });

  it('drops soft hyphens within a line and keeps the one that ends it', () => {
    expect(dropSoftHyphens('Sicher\u00adheits\u00ad')).toBe('Sicherheits\u00ad');
  });
});
