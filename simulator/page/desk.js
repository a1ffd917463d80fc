import { h } from "./dom.js";
import { Newcomers } from "./newcomers.js";
import { Slot } from "./slot.js";

const MOST = 4;
const SHORTCUT = /^(?:Digit|Numpad)([1-4])$/;

/** The phones side by side; which ones is kept in the address after "#". */
export class Desk {
  constructor(directory, { place, tabs, add, newcomer, group }) {
    this.directory = directory;
    this.newcomers = new Newcomers(directory);
    this.place = place;
    this.tabs = tabs;
    this.add = add;
    this.slots = [];
    add.addEventListener("click", () => this.addPhone());
    newcomer.addEventListener("click", () => this.newcomers.person((one) => this.give(one)));
    group.addEventListener("click", () => this.newGroup(this.active.phone));
    window.addEventListener("hashchange", () => this.follow());
    window.addEventListener("keydown", (event) => this.keyed(event));
    document.addEventListener("visibilitychange", () => this.activate(this.active));
    this.follow();
  }

  follow() {
    const wanted = this.wanted();
    if (wanted.join() === this.slots.map((slot) => slot.person.id).join()) return;
    this.slots.forEach((slot) => slot.leave());
    this.slots = wanted.map((id) => this.slotFor(id));
    this.arrange();
    this.activate(this.slots[0]);
  }

  wanted() {
    const known = new Set(this.directory.people.map((person) => person.id));
    const kept = location.hash
      .slice(1)
      .split(",")
      .map(Number)
      .filter((id) => known.has(id));
    if (kept.length > 0) return [...new Set(kept)].slice(0, MOST);
    return [...known].slice(0, window.innerWidth < 1100 ? 2 : 3);
  }

  slotFor(id) {
    return new Slot(this.person(id), this.directory, {
      choose: (slot, chosen) => this.choose(slot, chosen),
      close: (slot) => this.closePhone(slot),
      active: (slot) => this.activate(slot),
      unread: () => this.paintTabs(),
      openElsewhere: (phone, payload) => this.openElsewhere(phone, payload),
      newGroup: (phone, done) => this.newGroup(phone, done),
      chooseUsers: (phone, key, done) => this.chooseUsers(phone, key, done),
    });
  }

  person(id) {
    return this.directory.people.find((one) => one.id === id);
  }

  free() {
    const taken = new Set(this.slots.map((slot) => slot.person.id));
    return this.directory.people.filter((person) => !taken.has(person.id));
  }

  addPhone() {
    this.slots.push(this.slotFor(this.free()[0].id));
    this.arrange();
    this.activate(this.slots.at(-1));
    this.active.select.focus();
  }

  /** Puts a person's phone on the desk and into the hand; a fifth takes the place of one. */
  give(person) {
    const held = this.slots.find((slot) => slot.person.id === person.id);
    const room = this.slots.length < MOST;
    if (!held && !room) this.slots.findLast((slot) => slot !== this.active).hold(person);
    else if (!held) this.slots.push(this.slotFor(person.id));
    this.arrange();
    this.activate(this.slots.find((slot) => slot.person.id === person.id));
    this.active.phone.ready.then(() => this.active.phone.focus());
    return this.active.phone;
  }

  /** Opens one of the bot's start links on another phone, as if it had been passed on. */
  openElsewhere(phone, payload) {
    this.newcomers.elsewhere(phone.person, (person) => {
      const other = this.give(person);
      other.ready.then(() => other.thumb.start(payload));
    });
  }

  /** Makes a group around the holder of a phone, where it is opened; `done` gets its id. */
  newGroup(phone, done = () => undefined) {
    const others = this.slots.map((slot) => slot.person).filter((one) => one !== phone.person);
    this.newcomers.group([phone.person, ...others], (group) => {
      this.slots.forEach((slot) => group.members.includes(slot.person.id) && slot.phone.show(group.id));
      done(group.id);
    });
  }

  /** Chooses people for a key that asks for them, as Telegram's own list does. */
  chooseUsers(phone, key, done) {
    const most = key.request_users.max_quantity ?? 1;
    this.newcomers.people(phone.person, most, (ids) => phone.tapKey(key, ids) && done());
  }

  closePhone(slot) {
    slot.leave();
    this.slots = this.slots.filter((one) => one !== slot);
    this.arrange();
    this.activate(this.slots[0]);
    this.active.phone.focus();
  }

  choose(slot, id) {
    slot.hold(this.person(id));
    this.arrange();
    this.activate(slot);
  }

  /** Shows on a person's phone that the bot was blocked elsewhere. */
  blocked(id) {
    this.slots.find((slot) => slot.person.id === id)?.phone.showBlocked(true);
  }

  arrange() {
    const ids = this.slots.map((slot) => slot.person.id);
    this.slots.forEach((slot) => slot.offer(new Set(ids), ids.length > 1));
    this.slots.forEach((slot) => slot.element.isConnected || this.place.append(slot.element));
    this.place.style.setProperty("--phones", ids.length);
    this.add.disabled = ids.length >= MOST || this.free().length === 0;
    history.replaceState(null, "", `#${ids.join()}`);
    this.paintTabs();
  }

  activate(slot) {
    this.active = slot;
    this.slots.forEach((one) => {
      one.element.classList.toggle("in-hand", one === slot);
      one.phone.setActive(one === slot);
    });
    this.paintTabs();
  }

  paintTabs() {
    this.tabs.replaceChildren(...this.slots.map((slot) => this.tab(slot)));
  }

  tab(slot) {
    const chosen = slot === this.active;
    return h(
      "button",
      {
        type: "button",
        class: "tab",
        "aria-pressed": String(chosen),
        "data-tab": slot.person.id,
        onclick: () => this.activate(slot),
      },
      h("span", { class: "tab-name" }, slot.person.name),
      slot.unread > 0 &&
        h("span", { class: "count", "aria-label": `${slot.unread} belum dibaca` }, slot.unread),
    );
  }

  keyed(event) {
    const digit = event.altKey && SHORTCUT.exec(event.code)?.[1];
    const slot = digit && this.slots[digit - 1];
    if (!slot) return;
    event.preventDefault();
    this.activate(slot);
    slot.phone.focus();
  }
}
