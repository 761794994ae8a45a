// The course of a conversation in this tab. A text leaves the memory of the tab only when the server has it.

import { bedien } from "./bedienen.js";
import { nieuweSleutel, openKeuzes } from "./berichten.js";
import { bewaren } from "./bewaren.js";
import { geheugen } from "./geheugen.js";
import { bouwGesprek } from "./opbouw.js";
import { maakScherm } from "./scherm.js";
import { verbetering, zetInVeld } from "./verbeter.js";
import * as verbinding from "./verbinding.js";
import { vragenlijst } from "./voortgang.js";
import { wissen } from "./wissen.js";

const KIJK_NA = 3_000; // milliseconds between two looks for an answer that is late
const OPNIEUW = "Probeer opnieuw";

let scherm; // scherm.js, once the conversation is shown
let vragen; // voortgang.js: what was asked, and what is open
let laatste = 0; // number of the last bericht on the screen
let naHerstel = null; // what to do by itself as soon as there is a connection again
let rij = Promise.resolve(); // one message at a time, in the order of typing
let stil = false; // a failure has emptied the queue
let mislukt = null; // what came back into the field, with the key it was sent with
let kijker;

function verwerk({ berichten, wacht, gewist }, { alles = false, rustig = false } = {}) {
  scherm.spreekNieuws(!alles);
  if (alles) leeg();
  const nieuw = berichten.filter((bericht) => bericht.nummer > laatste);
  const rijen = nieuw.map(scherm.toonRegel);
  if (nieuw.length) laatste = nieuw.at(-1).nummer;
  vragen.volg(nieuw);
  scherm.toonVoortgang(vragen.zin());
  scherm.toonVerbeter(gewist ? null : verbeter);
  const knoppen = gewist ? [] : openKeuzes(alles ? berichten : nieuw);
  if (alles || nieuw.some((bericht) => !bericht.melding)) scherm.toonKeuzes(knoppen, kies);
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
    scherm.toonStoring("Het gesprek kan nu niet beginnen. Probeer het nog eens, of bel ons.", OPNIEUW, () => begin());
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
      scherm.toonStoring("Wij kunnen uw gesprek nu niet laden. Het is niet weg.", OPNIEUW, naHerstel);
    }
    return;
  }
  // Sent before the reload, not acknowledged: the key makes sending it again harmless.
  if (geheugen.onderweg.length) mislukt = {};
  for (const post of geheugen.onderweg) wachtrij(post);
}

function verstuur(post) {
  geheugen.onderweg = [...geheugen.onderweg, post];
  wachtrij(post);
}

function wachtrij(post) {
  stil = false;
  const regel = scherm.toonRegel({ van: "mens", tekst: post.titel ?? post.tekst });
  scherm.toonKeuzes([]);
  scherm.toonVerbeter(null);
  scherm.toonStoring("");
  scherm.toonTypt(true);
  scherm.naarEinde();
  rij = rij.then(() => bezorg(post, regel));
}

async function bezorg(post, regel) {
  if (stil) {
    regel.remove();
    return;
  }
  try {
    const antwoord = await verbinding.stuur(geheugen.token, post);
    geheugen.onderweg = geheugen.onderweg.filter((ander) => ander.sleutel !== post.sleutel);
    if (!mislukt || antwoord.gewist) {
      verwerk(antwoord);
    } else if (geheugen.onderweg.length === 0) {
      // Something failed before: show what the server has, so that nothing is missing or double.
      mislukt = null;
      verwerk(await verbinding.lees(geheugen.token), { alles: true });
      scherm.leesVoor("Uw bericht is nu wel verstuurd. Het antwoord staat in het gesprek.");
    }
  } catch (fout) {
    regel.remove();
    terugInVeld(fout);
  } finally {
    scherm.toonTypt(geheugen.onderweg.length > 0);
  }
}

// Nothing typed is ever lost: what could not be sent is back in the field, and can be sent again as it is.
function terugInVeld(fout) {
  stil = true;
  const [eerste, ...rest] = geheugen.onderweg;
  const teksten = geheugen.onderweg.filter((post) => post.knop === undefined).map((post) => post.tekst);
  geheugen.onderweg = [];
  if (teksten.length) vul([...teksten, scherm.veld.value].filter(Boolean).join("\n"));
  mislukt = rest.length === 0 && eerste ? eerste : {};
  if (fout.status === 401) {
    nietMeer();
    return;
  }
  const knop = eerste?.knop !== undefined ? eerste : null;
  if (knop && fout.status !== 409) {
    scherm.toonStoring(fout.message.replace("Uw tekst staat nog hier.", "Uw keuze is niet verstuurd."), OPNIEUW, () => verstuur(knop));
  } else if (knop) {
    scherm.toonStoring(fout.message);
    hervat();
  } else {
    const opnieuw = fout.status === 0 || fout.status >= 500;
    scherm.toonStoring(fout.message, opnieuw ? OPNIEUW : null, verstuurVeld);
  }
  scherm.veld.focus();
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

function verstuurVeld() {
  const tekst = scherm.veld.value;
  if (!tekst.trim()) {
    scherm.veld.focus();
    return;
  }
  if ([...tekst.trim()].length > scherm.maxTekens) {
    scherm.toonStoring(`Uw tekst is te lang voor één bericht. Maakt u hem korter, of stuurt u hem in twee stukken.`);
    scherm.veld.focus();
    return;
  }
  if (!geheugen.token) {
    begin();
    return;
  }
  const sleutel = mislukt?.tekst === tekst ? mislukt.sleutel : nieuweSleutel();
  // First in the list of what is under way, then out of the field: a reload in between loses nothing.
  verstuur({ tekst, sleutel });
  vul("");
  scherm.veld.focus({ preventScroll: true });
}

function kies(knop) {
  const sleutel = nieuweSleutel();
  verstuur({ knop: knop.waarde, titel: knop.titel, sleutel });
  scherm.focusNa(scherm.laatsteRegel());
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
  mislukt = null;
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
  scherm.zetTekst(geheugen.concept);
  scherm.veld.addEventListener("input", bewaarConcept);
  bedien(scherm, { drager, bewaarUren: instellingen.bewaarUren, verstuurVeld, bewaar, drukAf, stopEnWis, opnieuw });
  addEventListener("online", () => {
    if (naHerstel) naHerstel();
    else if (kijker) kijk();
  });
  if (geheugen.token) hervat();
  else begin({ rustig: true });
}
