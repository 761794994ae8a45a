// The conversation as a file of the person's own.

import { geheugen } from "./geheugen.js";
import { maak } from "./maak.js";
import * as verbinding from "./verbinding.js";

const NAAM = "keukentafelgesprek.html";

function geefBestand(blob) {
  const koppeling = maak("a", { href: URL.createObjectURL(blob), download: NAAM });
  koppeling.click();
  setTimeout(() => URL.revokeObjectURL(koppeling.href), 60_000); // some browsers read it only after a question
}

// `scherm` is that of scherm.js; `weg` is called when the conversation turns out to be gone.
export async function bewaren(scherm, weg) {
  scherm.toonStoring("");
  scherm.vind("meer").focus({ preventScroll: true }); // "Probeer opnieuw" has just gone
  if (!geheugen.token) {
    scherm.toonStoring("Er is nog geen gesprek om te bewaren.");
    return;
  }
  try {
    geefBestand(await verbinding.afschrift(geheugen.token));
    scherm.leesVoor("Uw gesprek staat bij uw downloads.");
  } catch (fout) {
    if (fout.status === 401) weg();
    else scherm.toonStoring("Het bewaren is niet gelukt. Uw gesprek staat er nog.", () => bewaren(scherm, weg));
  }
}
