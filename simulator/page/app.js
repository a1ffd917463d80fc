import { showClock } from "./clock.js";
import { Desk } from "./desk.js";
import { FaultsPanel } from "./faults.js";
import { LogPanel } from "./log.js";
import { useZone } from "./words.js";

const byId = (id) => document.getElementById(id);

async function begin() {
  const response = await fetch("/_sim/people");
  const directory = await response.json();
  useZone(directory.zone);
  document.title = `${directory.bot.name}, simulasi`;
  byId("judul").textContent = document.title;
  if (directory.about_page) byId("petunjuk").textContent = directory.about_page;
  byId("memuat").remove();
  await showClock(byId("tempat-jam"));
  const desk = new Desk(directory, {
    place: byId("meja"),
    tabs: byId("tab"),
    add: byId("tambah"),
    newcomer: byId("orang-baru"),
    group: byId("grup-baru"),
  });
  drawers([
    [byId("buka-gangguan"), new FaultsPanel(byId("gangguan"), directory, (id) => desk.blocked(id))],
    [byId("buka-catatan"), new LogPanel(byId("catatan"))],
  ]);
}

/** Opens one panel at a time; Escape and the same button close it. */
function drawers(pairs) {
  const show = (chosen) => {
    for (const [button, panel] of pairs) {
      const open = button === chosen;
      button.setAttribute("aria-expanded", String(open));
      panel.setOpen(open);
    }
  };
  for (const [button, panel] of pairs) {
    const close = () => (show(null), button.focus());
    button.addEventListener("click", () => show(panel.element.hidden ? button : null));
    panel.element.addEventListener("keydown", (event) => event.key === "Escape" && close());
    panel.element.querySelector(".panel-close").addEventListener("click", close);
  }
}

function failed() {
  byId("memuat").textContent =
    "Simulator belum tersambung. Muat ulang halaman setelah simulator berjalan.";
}

begin().catch((error) => (failed(), console.error(error)));
