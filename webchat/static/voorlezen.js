// Reading aloud by the browser, where it has a Dutch voice of its own: a voice on the internet would hear what is said.

import { knop } from "./maak.js";

const spraak = globalThis.speechSynthesis;

function stem() {
  const stemmen = (spraak?.getVoices() ?? []).filter((een) => een.localService && /^nl\b/i.test(een.lang));
  return stemmen.find((een) => /^nl[-_]NL/i.test(een.lang)) ?? stemmen[0];
}

// Calls `doe` as soon as there is a voice: many browsers load them after the page.
export function alsErEenStemIs(doe) {
  if (stem()) doe();
  else spraak?.addEventListener?.("voiceschanged", () => { if (stem()) doe(); }, { once: true });
}

let bezig = null; // the button of what is being read

export function zwijg() {
  spraak?.cancel();
  if (bezig) bezig.textContent = "Lees voor";
  bezig = null;
}

function lees(tekst, element) {
  const zelfde = bezig === element;
  zwijg();
  if (zelfde) return;
  const uiting = new SpeechSynthesisUtterance(tekst);
  uiting.voice = stem();
  uiting.lang = uiting.voice.lang;
  uiting.rate = .9;
  uiting.addEventListener("end", () => { if (bezig === element) zwijg(); });
  bezig = element;
  element.textContent = "Stop met voorlezen";
  spraak.speak(uiting);
}

// A button in one line of the conversation; a screen reader does not hear of it with each answer.
export function zetLeesknop(regel) {
  if (!regel.matches(".kt-regel--bot") || regel.querySelector(".kt-leesknop")) return;
  const element = knop("Lees voor", "klein", { "aria-live": "off" });
  element.classList.add("kt-leesknop");
  element.addEventListener("click", () => lees(regel.querySelector(".kt-regel__tekst").textContent, element));
  regel.append(element);
}

export function haalLeesknopWeg(regel) {
  regel.querySelector(".kt-leesknop")?.remove();
}
