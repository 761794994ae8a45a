// What a person can set to their hand: size of the text, Enter, reading aloud, and whether this device remembers.

import { geheugen } from "./geheugen.js";
import { alsErEenStemIs, haalLeesknopWeg, zetLeesknop, zwijg } from "./voorlezen.js";

const GROOTSTE = 2;
const ENTER_AAN = "Enter is versturen. Shift en Enter is een nieuwe regel.";
const ENTER_UIT = "Enter is een nieuwe regel. Versturen doet u met de knop.";

// `drager` is the element whose data-maat sets the size of all text; see tokens.css.
export function tekstgrootte({ vind, leesVoor, telTekens }, drager) {
  const zet = (maat) => {
    drager.dataset.maat = String(maat);
    vind("kleiner").setAttribute("aria-disabled", String(maat === 0));
    vind("groter").setAttribute("aria-disabled", String(maat === GROOTSTE));
    telTekens(); // the field holds fewer words on a line
  };
  let maat = Number(geheugen.instelling("maat") ?? 0);
  const stap = (verschil) => {
    const nieuw = Math.min(GROOTSTE, Math.max(0, maat + verschil));
    if (nieuw === maat) {
      leesVoor(verschil > 0 ? "De tekst is al zo groot als kan." : "De tekst is al zo klein als kan.");
      return;
    }
    maat = nieuw;
    geheugen.stelIn("maat", maat ? String(maat) : null);
    zet(maat);
    leesVoor(["Gewone tekst.", "Grote tekst.", "Heel grote tekst."][maat]);
  };
  zet(maat);
  vind("kleiner").addEventListener("click", () => stap(-1));
  vind("groter").addEventListener("click", () => stap(1));
}

// Calls `verstuur` for an Enter that sends. Ctrl and Enter always does.
export function entertoets({ vind, veld }, verstuur) {
  const vinkje = vind("enter");
  const toon = () => {
    vind("tekst-uitleg").textContent = vinkje.checked ? ENTER_AAN : ENTER_UIT;
    veld.setAttribute("enterkeyhint", vinkje.checked ? "send" : "enter");
  };
  vinkje.checked = geheugen.instelling("enter") !== "uit";
  toon();
  vinkje.addEventListener("change", () => {
    geheugen.stelIn("enter", vinkje.checked ? null : "uit");
    toon();
  });
  veld.addEventListener("keydown", (toets) => {
    if (toets.key !== "Enter" || toets.shiftKey || toets.isComposing) return;
    if (!vinkje.checked && !toets.ctrlKey) return;
    toets.preventDefault();
    verstuur();
  });
}

export function voorlezen({ vind, regels, bijElkeRegel }) {
  const vinkje = vind("lees");
  vind("lees-blok").hidden = true;
  const toon = () => {
    zwijg();
    bijElkeRegel(vinkje.checked ? zetLeesknop : () => {});
    regels().forEach(vinkje.checked ? zetLeesknop : haalLeesknopWeg);
  };
  alsErEenStemIs(() => {
    vind("lees-blok").hidden = false;
    vinkje.checked = geheugen.instelling("lees") === "aan";
    toon();
  });
  vinkje.addEventListener("change", () => {
    geheugen.stelIn("lees", vinkje.checked ? "aan" : null);
    toon();
  });
  addEventListener("pagehide", zwijg);
}

export function onthouden({ vind, leesVoor }, bewaarUren) {
  const vinkje = vind("onthoud");
  vinkje.addEventListener("change", () => {
    if (!vinkje.checked) geheugen.vergeetLanger();
    else if (!geheugen.bewaarLanger(bewaarUren)) {
      vinkje.checked = false;
      leesVoor("Deze browser wil niets onthouden.");
    }
  });
}
