// Away at once: nothing left on the screen, in this tab or at the server, and "back" does not bring it back.

import { geheugen } from "./geheugen.js";
import * as verbinding from "./verbinding.js";
import { zwijg } from "./voorlezen.js";

export function snelWeg(naar) {
  const { token } = geheugen;
  geheugen.vergeetAlles();
  zwijg();
  document.body.replaceChildren();
  document.title = "";
  // Nobody can open it any more: there is no reason to keep it.
  if (token) verbinding.wisStil(token);
  location.replace(naar);
}
