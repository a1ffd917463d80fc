import { h } from "./dom.js";
import { Socket } from "./socket.js";
import { clockText, dayText, zoneText } from "./words.js";

const OWN = [
  ["+15 menit", { do: "advance", seconds: 15 * 60 }],
  ["+1 jam", { do: "advance", seconds: 60 * 60 }],
];

const FAILED = "Jam belum dapat diputar.";
const SHOWN_FOR = 8000;

/** Shows the office's clock with the buttons that turn it, where the simulator has one. */
export async function showClock(place) {
  const response = await fetch("/_sim/clock");
  const state = await response.json();
  if (state) new ClockBar(place, state);
}

class ClockBar {
  constructor(place, state) {
    this.day = h("span", { class: "clock-day", "data-test": "clock-day" });
    this.time = h("span", { class: "clock-time", "data-test": "clock-time" });
    this.rest = h("span", { class: "clock-rest" });
    this.said = h("p", { class: "clock-said", role: "status", "data-test": "clock-said" });
    this.buttons = h(
      "div",
      { class: "clock-buttons", role: "group", "aria-label": "Putar jam kantor" },
      this.button("", () => ({ do: this.running ? "pause" : "resume" }), "clock-pause"),
      OWN.map(([label, wish]) => this.button(label, () => wish)),
      state.controls.map((label, number) => this.button(label, () => ({ do: "control", number }))),
    );
    this.place = place;
    place.append(
      h("p", { class: "clock-face" }, this.day, h("span", {}, this.time, this.rest)),
      this.buttons,
      this.said,
    );
    this.told(state);
    new Socket("/_sim/clock/ws", {
      onEvent: (event) => this.told(event),
      onState: (word) => place.classList.toggle("lost", word === "lost"),
    });
  }

  button(label, wish, test = null) {
    const onclick = () => this.ask(wish());
    return h("button", { type: "button", class: "bar-button", "data-test": test, onclick }, label);
  }

  /** Takes a state of the clock; from then on the page counts the seconds by itself. */
  told({ now, running }) {
    this.running = running;
    this.ahead = Date.parse(now) - performance.now();
    this.stood = Date.parse(now);
    this.place.classList.toggle("paused", !running);
    this.buttons.firstElementChild.textContent = running ? "Jeda" : "Lanjut";
    this.paint();
  }

  paint() {
    clearTimeout(this.timer);
    const moment = this.running ? this.ahead + performance.now() : this.stood;
    const seconds = Math.floor(moment / 1000);
    this.day.textContent = dayText(seconds);
    this.time.textContent = clockText(seconds);
    this.rest.textContent = this.running
      ? `.${String(seconds % 60).padStart(2, "0")} ${zoneText(seconds)}`
      : ` ${zoneText(seconds)}, dijeda`;
    if (this.running) this.timer = setTimeout(() => this.paint(), 1000 - (moment % 1000));
  }

  /** One wish at a time; the buttons keep the focus meanwhile. */
  async ask(wish) {
    if (this.buttons.ariaBusy === "true") return;
    this.buttons.ariaBusy = "true";
    try {
      const body = JSON.stringify(wish);
      const headers = { "Content-Type": "application/json" };
      const response = await fetch("/_sim/clock", { method: "POST", headers, body });
      this.say(response.ok ? ((await response.json()).said ?? "") : FAILED);
    } catch {
      this.say(FAILED);
    } finally {
      this.buttons.ariaBusy = "false";
    }
  }

  say(words) {
    clearTimeout(this.saidTimer);
    this.said.textContent = words;
    this.saidTimer = setTimeout(() => (this.said.textContent = ""), SHOWN_FOR);
  }
}

