// What this tab remembers across a reload: the token, the text being typed, and what is sent but not yet
// acknowledged. Where the browser allows no storage, it lasts as long as the page.

const zolang = new Map();

function kluis() {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

function lees(naam) {
  try {
    return kluis()?.getItem(`kt-${naam}`) ?? zolang.get(naam) ?? null;
  } catch {
    return zolang.get(naam) ?? null;
  }
}

function zet(naam, waarde) {
  if (waarde === null) zolang.delete(naam);
  else zolang.set(naam, waarde);
  try {
    if (waarde === null) kluis()?.removeItem(`kt-${naam}`);
    else kluis()?.setItem(`kt-${naam}`, waarde);
  } catch {
    // The page remembers it.
  }
}

export const geheugen = {
  get token() { return lees("token"); },
  set token(waarde) { zet("token", waarde); },
  get concept() { return lees("concept") ?? ""; },
  set concept(waarde) { zet("concept", waarde || null); },
  get onderweg() {
    try {
      return JSON.parse(lees("onderweg") ?? "[]");
    } catch {
      return [];
    }
  },
  set onderweg(lijst) { zet("onderweg", lijst.length ? JSON.stringify(lijst) : null); },
  vergeet() { for (const naam of ["token", "concept", "onderweg"]) zet(naam, null); },
};
