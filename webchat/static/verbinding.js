// The chat contract over HTTP. Every failure is a Fout with a status (0: no connection) and words for the person.

import { geheugen } from "./geheugen.js";

const ADRES = "/api/chat/v1";
const GEDULD = 45_000; // milliseconds; the server itself answers within its own, shorter term
const LUISTER = 25_000; // milliseconds that one wait for news may take
const GEEN_VERBINDING = "Er is nu geen verbinding. Uw tekst staat nog hier.";

let oorsprong = ""; // of the gateway; empty on its own page
let laatste = 0; // number of the last bericht that came
let verwacht = false; // the server said that an answer follows

export class Fout extends Error {
  constructor(status, uitleg) {
    super(uitleg);
    this.status = status;
  }
}

const roep = (pad, { token, koppen, ...meer }) => fetch(oorsprong + ADRES + pad, {
  headers: { ...(token && { Authorization: `Bearer ${token}` }), ...koppen },
  cache: "no-store",
  credentials: "omit",
  ...meer,
});

async function vraag(methode, pad, { token, lichaam, sleutel, als = "json" } = {}) {
  const koppen = {};
  if (sleutel) koppen["Idempotency-Key"] = sleutel;
  if (lichaam) koppen["Content-Type"] = "application/json";
  let antwoord;
  let inhoud = null;
  try {
    antwoord = await roep(pad, {
      method: methode, token, koppen, body: lichaam && JSON.stringify(lichaam), signal: AbortSignal.timeout(GEDULD),
    });
    if (antwoord.status !== 204) inhoud = await antwoord[antwoord.ok ? als : "json"]();
  } catch {
    throw new Fout(antwoord?.ok === false ? antwoord.status : 0, GEEN_VERBINDING);
  }
  if (!antwoord.ok) throw new Fout(antwoord.status, inhoud?.detail ?? GEEN_VERBINDING);
  const nieuw = antwoord.headers.get("Kt-Token");
  if (nieuw && geheugen.token === token) geheugen.token = nieuw; // the old one lasts a while: what is under way arrives
  if (inhoud?.berichten) {
    laatste = inhoud.berichten.at(-1)?.nummer ?? laatste;
    verwacht = inhoud.wacht;
  }
  return inhoud;
}

export const spreekMet = (adres) => { oorsprong = adres; };

// Where an answer follows: waits until the server says that something is new. Whatever fails here (too many tabs, a proxy
// that keeps the stream), the page asks again as before.
export async function nieuws(token) {
  if (!verwacht) return;
  try {
    const koppen = { "Last-Event-ID": String(laatste) };
    const antwoord = await roep("/berichten/stroom", { token, koppen, signal: AbortSignal.timeout(LUISTER) });
    if (!antwoord.ok) return;
    const lezer = antwoord.body.pipeThrough(new TextDecoderStream()).getReader();
    let tekst = "";
    for (;;) {
      const { done, value } = await lezer.read();
      if (done) return;
      tekst += value;
      if (/^event: (bericht|weg)$/m.test(tekst)) {
        lezer.cancel();
        return;
      }
    }
  } catch {
    // The next look shows how things stand.
  }
}

export const begin = () => vraag("POST", "/sessies");
export const lees = (token) => vraag("GET", "/berichten", { token });
export const afschrift = (token) => vraag("GET", "/gesprek", { token, als: "blob" });
export const wis = (token) => vraag("DELETE", "/sessies/huidige", { token });
export const stuur = (token, { tekst, knop, sleutel }) =>
  vraag("POST", "/berichten", { token, sleutel, lichaam: knop === undefined ? { tekst } : { knop } });
// For who leaves in a hurry: the page does not wait for it, and it arrives all the same.
export const wisStil = (token) => roep("/sessies/huidige", { method: "DELETE", token, keepalive: true }).catch(() => {});
