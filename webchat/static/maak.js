// Makes elements. Texts go in as text, never as HTML; nothing here needs inline style or script.

export function maak(soort, eigenschappen = {}, ...kinderen) {
  const element = document.createElement(soort);
  for (const [naam, waarde] of Object.entries(eigenschappen)) {
    if (waarde === true) element.setAttribute(naam, "");
    else if (waarde !== false) element.setAttribute(naam, waarde);
  }
  element.append(...kinderen);
  return element;
}

export function knop(tekst, soort = "", eigenschappen = {}) {
  const klasse = soort ? `kt-knop kt-knop--${soort}` : "kt-knop";
  return maak("button", { type: "button", class: klasse, ...eigenschappen }, tekst);
}
