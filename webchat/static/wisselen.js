// The keyboard between the page and the open panel. The panel is no modal dialog: the page stays in use.

const openDialoog = (wortel) => wortel.querySelector("dialog[open]") !== null;

// Gives the focus to the page: to where it was, else to its main part.
function naarPagina(vorige) {
  if (vorige?.isConnected && vorige !== document.body) {
    vorige.focus();
    return;
  }
  const doel = document.querySelector("main, [role=main], h1") ?? document.body;
  const had = doel.hasAttribute("tabindex");
  if (!had) doel.setAttribute("tabindex", "-1");
  doel.focus();
  if (!had) doel.addEventListener("blur", () => doel.removeAttribute("tabindex"), { once: true });
}

// `element` is the widget; `begin` takes the focus where nothing in the panel had it; `sluit(terug)` closes the panel.
export function wisselMetPagina(element, { paneel, begin, sluit }) {
  let opPagina = null;
  let inPaneel = null;
  paneel.addEventListener("focusin", (gebeurtenis) => { inPaneel = gebeurtenis.target; });

  document.addEventListener("keydown", (toets) => {
    if (paneel.hidden || toets.defaultPrevented || toets.isComposing || openDialoog(element.shadowRoot)) return;
    const binnen = document.activeElement === element;
    if (toets.key === "Escape" && !(openDialoog(document) && !binnen)) {
      // On the page Escape only takes away what may lie over the part that has the focus.
      sluit(binnen);
    } else if (toets.key === "F6" && !toets.shiftKey && !toets.ctrlKey && !toets.altKey) {
      toets.preventDefault();
      if (binnen) {
        naarPagina(opPagina);
        return;
      }
      opPagina = document.activeElement;
      (inPaneel?.isConnected && inPaneel.getClientRects().length ? inPaneel : begin).focus();
    }
  });
}
