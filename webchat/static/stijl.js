// The style of the widget, inside its own boundary. Constructed style sheets ask nothing of the page's own style-src.

import { maak } from "./maak.js";

const BLADEN = ["tokens.css", "gesprek.css", "widget.css"].map((naam) => new URL(naam, import.meta.url).href);

async function construeer(adres) {
  const antwoord = await fetch(adres, { credentials: "omit" });
  if (!antwoord.ok) throw new Error(`${adres}: ${antwoord.status}`);
  const blad = new CSSStyleSheet();
  blad.replaceSync(await antwoord.text());
  return blad;
}

// An older browser, or a page that allows us style and no connection, gets the same files as links.
function koppel(wortel, adres) {
  return new Promise((klaar) => {
    const link = maak("link", { rel: "stylesheet", href: adres, crossorigin: "anonymous" });
    link.addEventListener("load", klaar, { once: true });
    link.addEventListener("error", klaar, { once: true });
    wortel.append(link);
  });
}

// Many sites make 1rem ten pixels; what the person set in the browser is read from the keyword `medium`.
function meetLetter(wortel) {
  const proef = maak("span", { class: "kt-proef" });
  wortel.append(proef);
  const maat = getComputedStyle(proef).fontSize;
  proef.remove();
  return maat;
}

export async function kleed(wortel) {
  try {
    const bladen = await Promise.all(BLADEN.map(construeer));
    wortel.adoptedStyleSheets = bladen;
    const maat = new CSSStyleSheet();
    maat.replaceSync(`:host { --kt-r1: ${meetLetter(wortel)}; }`);
    wortel.adoptedStyleSheets = [...bladen, maat];
  } catch {
    await Promise.all(BLADEN.map((adres) => koppel(wortel, adres)));
    const laatste = [...wortel.querySelectorAll("link")].at(-1).sheet;
    laatste?.insertRule(`:host { --kt-r1: ${meetLetter(wortel)}; }`, laatste.cssRules.length);
  }
}

// Prints the conversation without the page around it.
export function drukAlleen(element) {
  if (!("adoptedStyleSheets" in document)) {
    window.print();
    return;
  }
  const blad = new CSSStyleSheet();
  blad.replaceSync(
    "@media print { body { visibility: hidden !important; } "
    + `${element.localName} { visibility: visible !important; position: absolute; inset: 0 0 auto 0; } }`,
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, blad];
  const klaar = () => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((een) => een !== blad); };
  addEventListener("afterprint", klaar, { once: true });
  window.print();
}
