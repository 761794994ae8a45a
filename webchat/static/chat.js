// The course of a conversation in this tab: how it begins, goes on, and ends. Sending is in versturen.js.

import { bedien } from "./bedienen.js";
import { openKeuzes } from "./berichten.js";
import { bewaren } from "./bewaren.js";
import { geheugen } from "./geheugen.js";
import { bouwGesprek } from "./opbouw.js";
import { maakScherm } from "./scherm.js";
import { verbetering, zetInVeld } from "./verbeter.js";
import * as verbinding from "./verbinding.js";
import { maakVerzending } from "./versturen.js";
import { vragenlijst } from "./voortgang.js";
import { wissen } from "./wissen.js";

const KIJK_NA = 3_000; // milliseconds between two looks for an answer that is late

let scherm; // scherm.js, once the conversation is shown
let vragen; // voortgang.js: what was asked, and what is open
let verzending; // versturen.js
let laatste = 0; // number of the last bericht on the screen
let naHerstel = null; // what to do by itself as soon as there is a connection again
let kijker;

function verwerk({ berichten, wacht, gewist }, { alles = false, rustig = false } = {}) {
  scherm.spreekNieuws(!alles);
  if (alles) leeg();
  const nieuw = berichten.filter((bericht) => bericht.nummer > laatste);
  const rijen = nieuw.map(scherm.toonRegel);
  if (nieuw.length) laatste = nieuw.at(-1).nummer;
  vragen.volg(nieuw);
  scherm.toonVoortgang(vragen.zin());
  scherm.vind("privacy").hidden = gewist || vragen.open() !== "toestemming";
  scherm.toonVerbeter(gewist ? null : verbeter);
  const knoppen = gewist ? [] : openKeuzes(alles ? berichten : nieuw);
  if (alles || nieuw.some((bericht) => !bericht.melding)) scherm.toonKeuzes(knoppen, verzending.kies);
  if (rijen.length && !rustig) {
    if (alles) scherm.naarEinde();
    else scherm.naarNieuw(rijen[0]);
  }
  clearTimeout(kijker);
  if (gewist) klaar("Uw gesprek is gewist");
  else if (wacht) kijker = setTimeout(kijk, KIJK_NA);
  return rijen;
}

async function kijk() {
  if (!geheugen.token) return;
  if (document.hidden || geheugen.onderweg.length) {
    kijker = setTimeout(kijk, KIJK_NA);
    return;
  }
  try {
    await verbinding.nieuws(geheugen.token);
    if (!geheugen.token) return; // wiped meanwhile
    const stand = await verbinding.lees(geheugen.token);
    // The person's own words are on the screen already, without a number.
    verwerk({ ...stand, berichten: stand.berichten.filter((bericht) => bericht.van === "bot") });
  } catch (fout) {
    if (fout.status === 401) nietMeer();
    else kijker = setTimeout(kijk, 2 * KIJK_NA);
  }
}

async function begin({ rustig = false } = {}) {
  naHerstel = null;
  scherm.toonStoring("");
  scherm.toonTypt(true);
  try {
    const antwoord = await verbinding.begin();
    geheugen.token = antwoord.token;
    // At the first sight of the page it does not move, and the focus stays where a reader starts.
    verwerk(antwoord, { rustig });
    if (!rustig) scherm.focusNa(null);
  } catch {
    naHerstel = () => begin();
    scherm.toonStoring("Het gesprek kan nu niet beginnen. Probeer het nog eens, of bel ons.", () => begin());
  } finally {
    scherm.toonTypt(false);
  }
}

async function hervat() {
  try {
    verwerk(await verbinding.lees(geheugen.token), { alles: true });
  } catch (fout) {
    if (fout.status === 401 && geheugen.neemOver()) {
      await hervat();
    } else if (fout.status === 401) {
      geheugen.token = null;
      geheugen.onderweg = [];
      await begin();
    } else {
      naHerstel = () => {
        naHerstel = null;
        scherm.toonStoring("");
        hervat();
      };
      scherm.toonStoring("Wij kunnen uw gesprek nu niet laden. Het is niet weg.", naHerstel);
    }
    return;
  }
  verzending.verstuurOpnieuw();
}

function bewaarConcept() {
  geheugen.concept = scherm.veld.value;
  scherm.telTekens();
}

function vul(tekst) {
  scherm.veld.value = tekst;
  bewaarConcept();
}

const verbeter = (gezegd) => zetInVeld(scherm, vul, verbetering(gezegd, vragen.open()));
const bewaar = () => bewaren(scherm, () => klaar("Dit gesprek is er niet meer"));

function leeg() {
  scherm.leegGesprek();
  laatste = 0;
  vragen.vergeet();
}

function nietMeer() {
  if (geheugen.neemOver()) hervat();
  else klaar("Dit gesprek is er niet meer");
}

function klaar(kop) {
  clearTimeout(kijker);
  const concept = scherm.veld.value;
  geheugen.vergeet();
  geheugen.concept = concept;
  scherm.toonTypt(false);
  scherm.toonKeuzes([]);
  scherm.toonKlaar(kop);
}

const stopEnWis = () => wissen(scherm, () => {
  scherm.zetTekst("");
  leeg();
  klaar("Uw gesprek is gewist");
});

function opnieuw() {
  verzending.vergeet();
  leeg();
  scherm.toonOpstel();
  begin();
}

// Shows the conversation in `plek`, and begins or resumes it. `instellingen` is what the gateway says of itself
// (webchat/pages/instellingen.py); `wortel`, `houder` and `kop` are as in scherm.js, `drager` as in instellen.js.
export function toonGesprek({ plek, wortel, houder = null, kop = null, drager, instellingen, drukAf }) {
  plek.append(...bouwGesprek(instellingen));
  vragen = vragenlijst(instellingen.vragen);
  scherm = maakScherm({ wortel, houder, kop, maxTekens: instellingen.maxTekens });
  verzending = maakVerzending(scherm, { begin, hervat, verwerk, nietMeer, vul });
  scherm.zetTekst(geheugen.concept);
  scherm.veld.addEventListener("input", bewaarConcept);
  bedien(scherm, { drager, bewaarUren: instellingen.bewaarUren, verstuurVeld: verzending.verstuurVeld, bewaar, drukAf, stopEnWis, opnieuw });
  addEventListener("online", () => {
    if (naHerstel) naHerstel();
    else if (kijker) kijk();
  });
  if (geheugen.token) hervat();
  else begin({ rustig: true });
}
