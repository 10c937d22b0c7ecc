import type { Language } from '../analysis/language.js';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Abbreviations in lower case, without the final period. Single letters need no entry. */
export const abbreviations: Readonly<Record<Language, ReadonlySet<string>>> = {
  de: words(`
    abb abk abl abs abschn allg anh anl anm aufl ausg az bd bde begr bes bez bgbl bspw bundesgbl bzgl
    bzw ca chr co def dgl dipl dr ebd ehem eigtl einschl entspr erg etc ev evtl exkl fa ff fn forts fr
    frhr geb gem gen ges gest gez ggf ggfs gr gvbl hbf hg hl hr hrsg inkl ing inkl insb insbes jh jhd jhdt
    kap kath kl lit lt max med mil min mind mio mrd mwst nr nrn o.ä obj od orig österr par pkt pl
    prof rd red rer resp rn röm rspr sek sen sog sogen st std stellv str tab tel tsd u.a u.ä ugs univ
    urspr usf usw v.a var verf verh versch vgl vol vors wg zb ziff zit zz zzgl jan feb mär apr jun jul
    aug sept sep okt nov dez mo di mi
  `),
  en: words(`
    adm approx apr assn assoc aug ave blvd bros capt cf ch cmdr co col corp cpl ct dec dept dist
    dr ed eds est etc ext feb fr ft gen gov hon inc jan jr jul jun lt ltd maj mar messrs mgr
    mr mrs ms mt nov oct p para pp prof pt rd ref rep rev sec sen sep sept sgt sr st supt
    univ viz vol vols vs
  `),
};

/** Abbreviations of both languages that never end a sentence, whatever follows ("vgl. Die Zeit"). */
export const openAbbreviations: ReadonlySet<string> = words(`
  abs bzgl bzw ca cf dr evtl ggf ggfs hr inkl mr mrs ms nr prof sog vgl z.b d.h e.g i.e zzgl
`);

/** Words of both languages that are abbreviations only before a number ("Art. 5", but "modern art."). */
export const numberAbbreviations: ReadonlySet<string> = words(`art fig figs no nos op do fr sa so`);

/** Function words that have a capital only at the beginning of a sentence. */
export const sentenceStarters: ReadonlySet<string> = words(`
  Aber Ab Alle Allerdings Als Also Am An Anschließend Auch Auf Aus Außerdem Bei Beim Bis Da Dabei
  Dadurch Dafür Damals Damit Danach Dann Darüber Darum Das Dass Davon Dazu Dem Den Denn Der Deren Des
  Deshalb Dies Diese Dieser Dieses Die Doch Dort Durch Ein Eine Einem Einen Einer Eines Er Erst Es
  Für Gegen Hier Hierbei Hierzu Ich Ihr Ihre Im In Ist Jede Jeder Jedes Jedoch Kein Keine Man Mehr Mit
  Nach Nachdem Nur Ob Ohne Seit Seitdem Sein Seine Sie Sind So Sobald Solche Somit Sowohl Trotz Über
  Um Und Unter Viele Vom Von Vor Während War Waren Was Weil Wenn Wer Wie Wir Wird Wo Zu Zudem Zum Zur
  Zuvor Zwar Zwischen
  After Although And Another As At Because Before Both But By Despite During Each For From He Her His
  How However If It Its Many More Most On Once One Or Our She Since Some Such That The Their Then There
  These They This Those Though Through To Under Until We What When Where Which While Who With You
`);
