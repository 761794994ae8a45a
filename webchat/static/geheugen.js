// What this browser remembers: the token, the text being typed, what is sent but not yet acknowledged, the settings.
// It lies in the memory of the tab, which a reload keeps and the end of the tab empties. A browser can bring a closed
// tab back: what was not looked at for RUST is then forgotten. Only who asks for it has the conversation kept longer,
// by the browser itself, and no longer than the server keeps it. Where nothing may be stored, the page remembers.

const RUST = 2 * 60 * 60 * 1000; // milliseconds
const GESPREK = ["token", "concept", "onderweg", "gezien"];
const INSTELLING = ["maat", "enter", "lees"];
const MEE = ["token", "concept", "onderweg"];
const ONTHOUDEN = "kt-onthouden"; // {"tot": milliseconds, "uren": hours, and each of MEE}

const zolang = new Map();

// Runs something on a storage of the browser, which may be refused or full.
function bij(naam, doe) {
  try {
    return doe(window[naam]);
  } catch {
    return null;
  }
}

function lees(naam) {
  return bij("sessionStorage", (kluis) => kluis.getItem(`kt-${naam}`)) ?? zolang.get(naam) ?? null;
}

function zet(naam, waarde) {
  if (waarde === null) zolang.delete(naam);
  else zolang.set(naam, waarde);
  bij("sessionStorage", (kluis) => (waarde === null ? kluis.removeItem(`kt-${naam}`) : kluis.setItem(`kt-${naam}`, waarde)));
}

function onthouden() {
  const gevonden = bij("localStorage", (kluis) => JSON.parse(kluis.getItem(ONTHOUDEN)));
  return gevonden?.tot > Date.now() ? gevonden : null;
}

function onthoudVan(uren) {
  const inhoud = { tot: Date.now() + uren * 3_600_000, uren, ...Object.fromEntries(MEE.map((naam) => [naam, lees(naam)])) };
  return bij("localStorage", (kluis) => { kluis.setItem(ONTHOUDEN, JSON.stringify(inhoud)); return true; }) === true;
}

function vergeetLanger() {
  bij("localStorage", (kluis) => kluis.removeItem(ONTHOUDEN));
}

// Another tab may have gone on with a newer token: what is kept longer is only changed by the tab that it is of.
function zetVanGesprek(naam, waarde) {
  const langer = onthouden();
  const eigen = langer !== null && (langer.token ?? null) === lees("token");
  zet(naam, waarde);
  gezien();
  if (eigen) onthoudVan(langer.uren);
}

function gezien() {
  zet("gezien", lees("token") || lees("concept") ? String(Date.now()) : null);
}

// At the start: nothing old out of a tab that was brought back, but what was asked to be kept.
function herinner() {
  if (Number(lees("gezien") ?? Date.now()) < Date.now() - RUST) for (const naam of GESPREK) zet(naam, null);
  const langer = onthouden();
  if (!langer) vergeetLanger();
  else if (!lees("token")) for (const naam of MEE) zet(naam, langer[naam] ?? null);
}

herinner();
addEventListener("pagehide", gezien);

export const geheugen = {
  get token() { return lees("token"); },
  set token(waarde) { zetVanGesprek("token", waarde); },
  get concept() { return lees("concept") ?? ""; },
  set concept(waarde) { zetVanGesprek("concept", waarde || null); },
  get onderweg() {
    try {
      return JSON.parse(lees("onderweg") ?? "[]");
    } catch {
      return [];
    }
  },
  set onderweg(lijst) { zetVanGesprek("onderweg", lijst.length ? JSON.stringify(lijst) : null); },

  // Settings: "maat", "enter", "lees".
  instelling: lees,
  stelIn: zet,

  // Whether the browser keeps the conversation after the tab; switching it on needs the hours, and may be refused.
  get langer() { return onthouden() !== null; },
  bewaarLanger: onthoudVan,
  vergeetLanger,

  // Go on with the token that another tab of this conversation has by now; tells whether there is one.
  neemOver() {
    const nieuwer = onthouden()?.token;
    if (!nieuwer || nieuwer === lees("token")) return false;
    zet("token", nieuwer);
    return true;
  },

  vergeet() {
    for (const naam of GESPREK) zet(naam, null);
    vergeetLanger();
  },
  vergeetAlles() {
    this.vergeet();
    for (const naam of INSTELLING) zet(naam, null);
  },
};
