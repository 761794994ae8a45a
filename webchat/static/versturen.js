// Sends what the person says: one message at a time, in the order of typing. A text leaves the memory of the tab only
// when the server has it; what could not be sent is back in the field.

import { nieuweSleutel } from "./berichten.js";
import { geheugen } from "./geheugen.js";
import * as verbinding from "./verbinding.js";

// `scherm` is that of scherm.js; the other names are what chat.js does.
export function maakVerzending(scherm, { begin, hervat, verwerk, nietMeer, vul }) {
  let rij = Promise.resolve(); // one message at a time
  let stil = false; // a failure has emptied the queue
  let mislukt = null; // what came back into the field, with the key it was sent with

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
      scherm.toonStoring(fout.message.replace("Uw tekst staat nog hier.", "Uw keuze is niet verstuurd."), () => verstuur(knop));
    } else if (knop) {
      scherm.toonStoring(fout.message);
      hervat();
    } else {
      scherm.toonStoring(fout.message, fout.status === 0 || fout.status >= 500 ? verstuurVeld : null);
    }
    scherm.veld.focus();
  }

  function verstuurVeld() {
    const tekst = scherm.veld.value;
    if (!tekst.trim()) {
      scherm.veld.focus();
      return;
    }
    if ([...tekst.trim()].length > scherm.maxTekens) {
      scherm.toonStoring("Uw tekst is te lang voor één bericht. Maakt u hem korter, of stuurt u hem in twee stukken.");
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
    verstuur({ knop: knop.waarde, titel: knop.titel, sleutel: nieuweSleutel() });
    scherm.focusNa(scherm.laatsteRegel());
  }

  // What was sent before a reload and not acknowledged: the key makes sending it again harmless.
  function verstuurOpnieuw() {
    if (geheugen.onderweg.length) mislukt = {};
    for (const post of geheugen.onderweg) wachtrij(post);
  }

  return { verstuurVeld, kies, verstuurOpnieuw, vergeet() { mislukt = null; } };
}
