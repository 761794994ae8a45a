// The parts of a conversation, the same on the page and in the widget.

import { knop, maak } from "./maak.js";

const KEUZE = "Kies een antwoord, of typ het zelf";

function maten() {
  return maak("div", { class: "kt-maten", role: "group", "aria-label": "Grootte van de tekst" },
    knop("A−", "maat", { id: "kleiner", "aria-label": "Tekst kleiner" }),
    knop("A+", "maat", { id: "groter", "aria-label": "Tekst groter" }));
}

// New answers are spoken by the log itself; #voorlezer speaks of what is not a message. The log starts silent, so that
// a reload does not read the whole conversation aloud.
function verloop(bijToestemming) {
  const stippen = maak("span", { class: "kt-typt__stippen", "aria-hidden": "true" }, maak("i"), maak("i"), maak("i"));
  return [
    maak("div", { class: "kt-log", role: "log", id: "log", "aria-live": "off", "aria-label": "Het gesprek" },
      maak("ol", { class: "kt-regels", id: "regels" })),
    maak("p", { class: "kt-typt", id: "typt", hidden: true },
      maak("span", {}, "De computer denkt na"), stippen),
    bijToestemming,
    maak("div", { class: "kt-keuzes", id: "keuzes", role: "group", "aria-label": KEUZE, hidden: true }),
    maak("div", { class: "kt-alleen-voorlezen", id: "voorlezer", "aria-live": "polite" }),
  ];
}

function opstel() {
  return maak("form", { class: "kt-opstel", id: "opstel", novalidate: true },
    maak("label", { class: "kt-opstel__label", for: "tekst" }, "Uw antwoord"),
    maak("p", { class: "kt-voortgang", id: "voortgang" }),
    maak("textarea", {
      id: "tekst", name: "tekst", rows: "2", autocomplete: "off", enterkeyhint: "send", "aria-describedby": "teller tekst-uitleg",
    }),
    knop("Verstuur", "hoofd", { type: "submit" }),
    maak("p", { class: "kt-opstel__uitleg" },
      maak("span", { id: "teller" }), " ", maak("span", { id: "tekst-uitleg" })),
    maak("div", { class: "kt-opstel__stil" },
      knop("Bewaren en instellen", "stil", { id: "meer", "aria-haspopup": "dialog" }),
      knop("Stop en wis", "stil", { id: "stop", "aria-haspopup": "dialog" })));
}

function vinkje(id, tekst, uitleg) {
  const beschrijving = uitleg ? [maak("p", { class: "kt-vinkje__uitleg", id: `${id}-uitleg` }, uitleg)] : [];
  return maak("div", { class: "kt-vinkje", id: `${id}-blok` },
    maak("input", { type: "checkbox", id, ...(uitleg && { "aria-describedby": `${id}-uitleg` }) }),
    maak("label", { for: id }, tekst),
    ...beschrijving);
}

function meervraag(uren) {
  const tijd = uren > 24 && uren % 24 === 0 ? `${uren / 24} dagen` : `${uren} uur`;
  const later = `Alleen op een computer of telefoon van uzelf. Dan vindt u het gesprek hier terug, tot ${tijd} na uw `
    + "laatste bericht. Op een computer die ook van anderen is, bijvoorbeeld in de bibliotheek: doe dit niet.";
  return maak("dialog", { class: "kt-vraag", id: "meervraag", "aria-labelledby": "meervraag-kop" },
    maak("h2", { id: "meervraag-kop" }, "Bewaren en instellen"),
    maak("div", { class: "kt-vraag__keuzes" }, knop("Bewaar dit gesprek", "", { id: "bewaar" }), knop("Druk af", "", { id: "druk" })),
    vinkje("onthoud", "Onthoud dit gesprek op dit apparaat", later),
    vinkje("enter", "Enter verstuurt mijn antwoord"),
    vinkje("lees", "Zet bij elk antwoord een knop om het te laten voorlezen"),
    maak("div", { class: "kt-vraag__keuzes" }, knop("Sluit", "hoofd", { id: "meer-sluit" })));
}

function stopvraag() {
  return maak("dialog", { class: "kt-vraag", id: "stopvraag", "aria-labelledby": "stopvraag-kop" },
    maak("h2", { id: "stopvraag-kop" }, "Wilt u stoppen en alles wissen?"),
    maak("p", {}, "Dan is alles weg wat u hier typte. Dat kunnen wij niet terughalen."),
    maak("div", { class: "kt-vraag__keuzes" },
      knop("Nee, ga verder", "", { id: "stop-nee" }),
      knop("Ja, stop en wis", "ernst", { id: "stop-ja" })));
}

function klaar(telefoon) {
  const uitleg = "Wat u hier typte, is weg. Hebt u al iets doorgegeven aan de gemeente? Dat staat daar nog. "
    + `Wilt u ook dat laten weghalen? Bel dan ${telefoon}.`;
  return maak("div", { class: "kt-paneel", id: "klaar", hidden: true },
    maak("h2", { id: "klaar-kop", tabindex: "-1" }, "Uw gesprek is gewist"),
    maak("p", {}, uitleg),
    knop("Begin een nieuw gesprek", "hoofd", { id: "opnieuw" }));
}

// Where the municipality says what it does with data; an example says that it is one.
export function privacyregel({ privacy, gemeente }, eigenschappen = {}) {
  const weg = { href: privacy.website, target: "_blank", rel: "noopener noreferrer" };
  const vooraf = privacy.voorbeeld ? [maak("strong", {}, "Voorbeeld: deze privacyverklaring bestaat niet."), " "] : [];
  return maak("p", eigenschappen, ...vooraf,
    "Wat er met uw gegevens gebeurt, leest u in de ", maak("a", weg, `privacyverklaring van ${gemeente} (nieuw tabblad)`),
    ". Vragen daarover? Mail ", maak("a", { href: `mailto:${privacy.email}` }, privacy.email), ".");
}

// `telefoon` as people read it, `bewaarUren` hours that a conversation is kept.
// `instellingen` also has `privacy` and `gemeente`.
export function bouwGesprek({ telefoon, bewaarUren, ...instellingen }) {
  return [
    maten(),
    ...verloop(privacyregel(instellingen, { class: "kt-privacy", id: "privacy", hidden: true })),
    maak("div", { class: "kt-onder", id: "onder" },
      // For who does not see that there is more below; a keyboard and a screen reader have their own ways.
      knop("Lees verder ↓", "verder", { id: "verder", tabindex: "-1", "aria-hidden": "true", hidden: true }),
      maak("div", { class: "kt-storing", id: "storing", role: "alert" }),
      opstel()),
    klaar(telefoon),
    stopvraag(),
    meervraag(bewaarUren),
  ];
}
