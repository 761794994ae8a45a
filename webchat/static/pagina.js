// The page of the chat itself: the conversation in the page, with what the server wrote of itself in it.

import { toonGesprek } from "./chat.js";
import { snelWeg } from "./snelweg.js";

const vind = (id) => document.getElementById(id);
const instellingen = JSON.parse(vind("gesprek").dataset.instellingen);

vind("snelweg").addEventListener("submit", (gebeurtenis) => {
  gebeurtenis.preventDefault();
  snelWeg(instellingen.snelWeg);
});
toonGesprek({
  plek: vind("gesprek"),
  wortel: document,
  kop: document.querySelector(".kt-kop"),
  drager: document.documentElement,
  instellingen,
  drukAf: () => window.print(),
});
