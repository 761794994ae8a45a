// Stop, and wipe the conversation at the server; what is on the screen goes only when that is done.

import { geheugen } from "./geheugen.js";
import * as verbinding from "./verbinding.js";

// `scherm` is that of scherm.js; `gewist` is called when nothing is left at the server.
export async function wissen(scherm, gewist) {
  scherm.toonStoring("");
  try {
    if (geheugen.token) await verbinding.wis(geheugen.token);
  } catch (fout) {
    if (fout.status !== 401) {
      scherm.toonStoring("Het wissen is niet gelukt. Uw gesprek staat er nog.", () => wissen(scherm, gewist));
      return;
    }
  }
  gewist();
}
