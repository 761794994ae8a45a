// Everything that a conversation shows. Texts go in as text, never as HTML.

import { maakBeeld } from "./beeld.js";
import { knop, maak } from "./maak.js";

const RIJEN = 8; // lines that the field grows to

// `wortel` is the document or the shadow root that the parts of opbouw.js stand in; `houder` and `kop` as in beeld.js.
export function maakScherm({ wortel, houder, kop, maxTekens }) {
  const vind = (id) => wortel.getElementById(id);
  const [regels, keuzes, storing, typt, voorlezer, veld] = ["regels", "keuzes", "storing", "typt", "voorlezer", "tekst"].map(vind);
  const { naarEinde, naarNieuw } = maakBeeld({ vind, houder, kop });
  let bijRegel = () => {};

  function toonRegel({ van, tekst, melding }) {
    const regel = maak("li", { class: `kt-regel kt-regel--${van} kt-regel--nieuw${melding ? " kt-regel--melding" : ""}`, tabindex: "-1" });
    if (van === "mens") regel.setAttribute("aria-live", "off"); // nobody needs to hear what they typed just now
    regel.append(
      maak("p", { class: "kt-regel__wie" }, van === "bot" ? "Computer" : "U"),
      maak("p", { class: "kt-regel__tekst" }, tekst));
    bijRegel(regel);
    regels.append(regel);
    return regel;
  }

  function leegGesprek() {
    regels.replaceChildren();
    toonKeuzes([]);
    toonVoortgang("");
  }

  function toonKeuzes(knoppen, kies) {
    keuzes.replaceChildren(...knoppen.map((keuze) => {
      const element = knop(keuze.titel, "keuze");
      element.addEventListener("click", () => kies(keuze));
      return element;
    }));
    keuzes.hidden = knoppen.length === 0;
    if (knoppen.length) leesVoor(knoppen.length === 1 ? "Er is een knop." : `Er zijn ${knoppen.length} knoppen om uit te kiezen.`);
  }

  // Under the last thing that the person said, a way to say it otherwise.
  function toonVerbeter(verbeter) {
    vind("verbeter")?.remove();
    const laatste = [...regels.querySelectorAll(".kt-regel--mens")].at(-1);
    if (!verbeter || !laatste) return;
    const element = knop("Dat bedoelde ik niet", "klein", { id: "verbeter" });
    element.addEventListener("click", () => verbeter(laatste.querySelector(".kt-regel__tekst").textContent));
    laatste.append(element);
  }

  let typtStraks;
  let zegStraks;
  let gezegd = false;
  function toonTypt(aan) {
    clearTimeout(typtStraks);
    clearTimeout(zegStraks);
    if (!aan) {
      typt.hidden = true;
      gezegd = false;
      return;
    }
    // A quick answer shows no dots, and only a long wait is spoken, once.
    typtStraks = setTimeout(() => { typt.hidden = false; naarEinde(); }, 500);
    if (!gezegd) zegStraks = setTimeout(() => { gezegd = true; leesVoor("De computer denkt na."); }, 4000);
  }

  let stilte;
  function leesVoor(tekst) {
    clearTimeout(stilte);
    voorlezer.textContent = tekst;
    // Old news should not be found on the page by whoever reads on.
    stilte = setTimeout(() => { voorlezer.textContent = ""; }, 6000);
  }

  // With `opnieuw`, what to do, there is a button to try again.
  function toonStoring(tekst, opnieuw) {
    storing.replaceChildren();
    if (!tekst) return;
    storing.append(maak("p", {}, tekst));
    if (opnieuw) {
      const element = knop("Probeer opnieuw");
      element.addEventListener("click", opnieuw);
      storing.append(element);
    }
    storing.scrollIntoView({ block: "nearest" });
  }

  // After a button is gone the focus needs a place. On a touch screen the field would open the keyboard.
  function focusNa(regel) {
    if (matchMedia("(pointer: coarse)").matches) regel?.focus({ preventScroll: true });
    else veld.focus({ preventScroll: true });
  }

  // The field grows with what is typed, to RIJEN lines; by its rows, for a style attribute is refused by the CSP.
  function groei() {
    veld.rows = 2;
    const maten = getComputedStyle(veld);
    const witruimte = parseFloat(maten.paddingTop) + parseFloat(maten.paddingBottom);
    veld.rows = Math.min(RIJEN, Math.max(2, Math.round((veld.scrollHeight - witruimte) / parseFloat(maten.lineHeight))));
  }

  function zetTekst(tekst) {
    veld.value = tekst;
    telTekens();
  }

  function telTekens() {
    groei();
    const over = maxTekens - [...veld.value].length;
    vind("teller").textContent = over > 500 ? "" : over >= 0 ? `U kunt nog ${over} tekens typen.` : `${-over} tekens te veel.`;
  }

  function toonVoortgang(zin) {
    vind("voortgang").textContent = zin;
  }

  function toonKlaar(kopTekst) {
    toonVerbeter(null);
    vind("onder").hidden = true;
    vind("klaar").hidden = false;
    vind("klaar-kop").textContent = kopTekst;
    vind("klaar-kop").focus();
  }

  function toonOpstel() {
    vind("klaar").hidden = true;
    vind("onder").hidden = false;
  }

  return {
    vind, veld, maxTekens,
    toonRegel, leegGesprek, toonKeuzes, toonVerbeter, toonTypt, leesVoor, toonStoring, focusNa, zetTekst, telTekens, toonVoortgang,
    toonKlaar, toonOpstel, naarEinde, naarNieuw,
    regels: () => [...regels.children],
    laatsteRegel: () => regels.lastElementChild,
    bijElkeRegel(doe) { bijRegel = doe; },
    // A screen reader speaks what is added while this is on; history that is put back is not news.
    spreekNieuws(aan) { vind("log").setAttribute("aria-live", aan ? "polite" : "off"); },
  };
}
