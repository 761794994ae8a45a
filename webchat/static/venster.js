// What the panel of the widget holds: a few words, the conversation, and where to turn to.

import { toonGesprek } from "./chat.js";
import { maak } from "./maak.js";
import { privacyregel } from "./opbouw.js";
import { snelWeg } from "./snelweg.js";
import * as verbinding from "./verbinding.js";

const telefoonlink = (nummer, tekst = nummer) => maak("a", { href: `tel:${nummer.replace(/[^+0-9]/g, "")}` }, tekst);

function inleiding({ gemeente }) {
  return maak("p", { class: "kt-inleiding" },
    `Vertel rustig hoe het met u gaat. U praat met een computer van ${gemeente}. U kunt altijd stoppen. `
    + "U blijft anoniem, tot u aan het eind zelf kiest om iets door te geven.");
}

function voet(instellingen) {
  const { telefoon, openingstijden } = instellingen;
  return maak("footer", { class: "kt-vensterbodem" },
    maak("p", {}, "Liever met een mens praten? Bel ", telefoonlink(telefoon), `, ${openingstijden}.`),
    maak("p", {}, "In nood? Bel ", telefoonlink("112"), ". Denkt u aan zelfdoding? Bel ", telefoonlink("113"), " of ",
      telefoonlink("0800-0113"), ", dag en nacht, gratis."),
    privacyregel(instellingen),
    maak("p", { class: "kt-toetsen" }, "Met de toets F6 gaat u heen en weer tussen de chat en de pagina. Met Escape sluit u de chat."));
}

// `drager`, `instellingen` and `drukAf` as in chat.js; `wortel` is the shadow root; `adres` the origin of the gateway.
export function toonVenster({ wortel, drager, adres, instellingen, drukAf }) {
  verbinding.spreekMet(adres);
  const [inhoud, bel, weg] = ["inhoud", "bel", "snelweg"].map((id) => wortel.getElementById(id));
  const plek = maak("div", { class: "kt-gesprek" });
  inhoud.append(inleiding(instellingen), plek, voet(instellingen));
  bel.append(telefoonlink(instellingen.telefoon, `Bel ${instellingen.telefoon}`));
  weg.hidden = false;
  weg.addEventListener("click", () => snelWeg(instellingen.snelWeg));
  toonGesprek({ plek, wortel, houder: wortel.getElementById("rol"), drager, instellingen, drukAf });
}
