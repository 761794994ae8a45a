// Ties what a person presses to what it does.

import { geheugen } from "./geheugen.js";
import { entertoets, onthouden, tekstgrootte, voorlezen } from "./instellen.js";

// `scherm` is that of scherm.js; the other names are what chat.js does.
export function bedien(scherm, { drager, bewaarUren, verstuurVeld, bewaar, drukAf, stopEnWis, opnieuw }) {
  const { vind } = scherm;
  const bij = (id, doe) => vind(id).addEventListener("click", doe);

  vind("opstel").addEventListener("submit", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    verstuurVeld();
  });
  entertoets(scherm, verstuurVeld);
  tekstgrootte(scherm, drager);
  voorlezen(scherm);
  onthouden(scherm, bewaarUren);

  const stopvraag = vind("stopvraag");
  bij("stop", () => stopvraag.showModal());
  bij("stop-nee", () => stopvraag.close());
  bij("stop-ja", () => { stopvraag.close(); stopEnWis(); });
  bij("opnieuw", opnieuw);

  // What is done in this window closes it: the browser gives the focus back to the button that opened it.
  const meervraag = vind("meervraag");
  bij("meer", () => {
    vind("onthoud").checked = geheugen.langer;
    meervraag.showModal();
  });
  bij("meer-sluit", () => meervraag.close());
  bij("bewaar", () => { meervraag.close(); bewaar(); });
  bij("druk", () => { meervraag.close(); drukAf(); });
}
