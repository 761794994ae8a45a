// Runs before the page is drawn, so that the parts for with and without script do not jump.
// When the main script cannot be loaded, the page goes back to its form that works without.
document.documentElement.classList.add("kt-script");
addEventListener("error", (gebeurtenis) => {
  if (gebeurtenis.target instanceof HTMLScriptElement) document.documentElement.classList.remove("kt-script");
}, true);
