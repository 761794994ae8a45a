// Everything that touches the page. Texts go in as text, never as HTML.

const vind = (id) => document.getElementById(id);
const regels = vind("regels");
const keuzes = vind("keuzes");
const storing = vind("storing");
const typt = vind("typt");
const voorlezer = vind("voorlezer");

export const veld = vind("tekst");
export const formulier = vind("opstel");
export const bewaarKnop = vind("bewaar");
export const maxTekens = Number(vind("gesprek").dataset.max);

function maak(soort, klasse, tekst) {
  const element = document.createElement(soort);
  element.className = klasse;
  if (tekst !== undefined) element.textContent = tekst;
  return element;
}

export function toonRegel({ van, tekst, melding }) {
  const regel = maak("li", `kt-regel kt-regel--${van} kt-regel--nieuw${melding ? " kt-regel--melding" : ""}`);
  regel.tabIndex = -1;
  if (van === "mens") regel.setAttribute("aria-live", "off"); // nobody needs to hear what they typed just now
  regel.append(maak("p", "kt-regel__wie", van === "bot" ? "Computer" : "U"), maak("p", "kt-regel__tekst", tekst));
  regels.append(regel);
  return regel;
}

export function leegGesprek() {
  regels.replaceChildren();
  toonKeuzes([]);
}

export function toonKeuzes(knoppen, kies) {
  keuzes.replaceChildren(
    ...knoppen.map((knop) => {
      const element = maak("button", "kt-knop kt-knop--keuze", knop.titel);
      element.type = "button";
      element.addEventListener("click", () => kies(knop));
      return element;
    }),
  );
  keuzes.hidden = knoppen.length === 0;
  if (knoppen.length) leesVoor(knoppen.length === 1 ? "Er is een knop." : `Er zijn ${knoppen.length} knoppen om uit te kiezen.`);
}

let typtStraks;
let zegStraks;
export function toonTypt(aan) {
  clearTimeout(typtStraks);
  clearTimeout(zegStraks);
  if (!aan) {
    typt.hidden = true;
    return;
  }
  // A quick answer shows no dots, and only a long wait is spoken, once.
  typtStraks = setTimeout(() => { typt.hidden = false; naarEinde(); }, 500);
  zegStraks = setTimeout(() => leesVoor("De computer denkt na."), 4000);
}

let stilte;
export function leesVoor(tekst) {
  clearTimeout(stilte);
  voorlezer.textContent = tekst;
  // Old news should not be found on the page by whoever reads on.
  stilte = setTimeout(() => { voorlezer.textContent = ""; }, 6000);
}

// A screen reader speaks what is added while this is on; history that is put back is not news.
export function spreekNieuws(aan) {
  vind("log").setAttribute("aria-live", aan ? "polite" : "off");
}

export function toonStoring(tekst, knopTekst, doe) {
  storing.replaceChildren();
  if (!tekst) return;
  storing.append(maak("p", "", tekst));
  if (knopTekst) {
    const knop = maak("button", "kt-knop", knopTekst);
    knop.type = "button";
    knop.addEventListener("click", doe);
    storing.append(knop);
  }
  storing.scrollIntoView({ block: "nearest" });
}

// Short news: down to the field and the buttons. Long news: its beginning, so that nobody has to scroll back up.
export function naarNieuw(eerste) {
  const nieuw = einde() - eerste.getBoundingClientRect().top;
  const kop = document.querySelector(".kt-kop").offsetHeight;
  if (nieuw + kop > onderrand()) eerste.scrollIntoView({ block: "start" });
  else naarEinde();
}

export function naarEinde() {
  const teVer = einde() + 16 - onderrand();
  if (teVer > 0) window.scrollBy(0, teVer);
}

// Where the conversation ends, and where the field (when it sticks) begins to cover it; both from the top edge.
function einde() {
  const laatste = [keuzes, typt, regels].find((element) => !element.hidden);
  return laatste.getBoundingClientRect().bottom;
}

function onderrand() {
  const onder = vind("onder");
  const plakt = getComputedStyle(onder).position === "sticky";
  return window.innerHeight - (plakt ? onder.offsetHeight : 0);
}

// What is under the field is easily missed by who does not know that a page scrolls.
const verder = vind("verder");
function kijkOfErMeerIs() {
  verder.hidden = einde() - onderrand() < 24;
}
verder.addEventListener("mousedown", (gebeurtenis) => gebeurtenis.preventDefault()); // the focus stays in the field
verder.addEventListener("click", () => window.scrollBy(0, Math.min(einde() + 16 - onderrand(), window.innerHeight * .5)));
addEventListener("scroll", kijkOfErMeerIs, { passive: true });
new ResizeObserver(kijkOfErMeerIs).observe(vind("gesprek"));

// After a button is gone the focus needs a place. On a touch screen the field would open the keyboard.
export function focusNa(regel) {
  if (matchMedia("(pointer: coarse)").matches) regel?.focus({ preventScroll: true });
  else veld.focus({ preventScroll: true });
}

export function telTekens() {
  const over = maxTekens - [...veld.value].length;
  vind("teller").textContent = over > 500 ? "" : over >= 0 ? `U kunt nog ${over} tekens typen.` : `${-over} tekens te veel.`;
}

export function toonKlaar(kop) {
  vind("onder").hidden = true;
  vind("klaar").hidden = false;
  vind("klaar-kop").textContent = kop;
  vind("klaar-kop").focus();
}

export function toonOpstel() {
  vind("klaar").hidden = true;
  vind("onder").hidden = false;
}

export function bijOpnieuw(doe) {
  vind("opnieuw").addEventListener("click", doe);
}

export function geefBestand(blob, naam) {
  const koppeling = document.createElement("a");
  koppeling.href = URL.createObjectURL(blob);
  koppeling.download = naam;
  koppeling.click();
  setTimeout(() => URL.revokeObjectURL(koppeling.href), 60_000); // some browsers read it only after a question
}

export function bijStop(doe) {
  const vraag = vind("stopvraag");
  vind("stop").addEventListener("click", () => vraag.showModal());
  vind("stop-nee").addEventListener("click", () => vraag.close());
  vind("stop-ja").addEventListener("click", () => { vraag.close(); doe(); });
}
