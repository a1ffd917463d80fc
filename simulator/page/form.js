import { h } from "./dom.js";
import { avatar } from "./header.js";

/**
 * Asks something over the whole page: `body` are elements, `done` gets what was filled in and may
 * give back a complaint, which is shown and keeps it open. Returns what closes it.
 */
export function ask({ title, words, body, label, done }) {
  const said = h("p", { class: "form-said", role: "status" });
  const close = () => box.close();
  const button = { type: "button", class: "bar-button", onclick: close };
  const line = h(
    "div",
    { class: "form-line" },
    h("button", button, "Batal"),
    label &&
      h(
        "button",
        { type: "submit", class: "bar-button form-done", "data-test": "form-done" },
        label,
      ),
  );
  const submitted = async (event) => {
    event.preventDefault();
    const complaint = await done(new FormData(event.target));
    if (complaint) said.textContent = complaint;
    else close();
  };
  const form = h("form", { onsubmit: submitted }, h("h2", {}, title), words && h("p", {}, words));
  form.append(...body.filter(Boolean), said, line);
  const attributes = { class: "form", "aria-label": title, "data-test": "form" };
  const box = h("dialog", { ...attributes, onclose: () => box.remove() }, form);
  document.body.append(box);
  box.showModal();
  return close;
}

/** One line of text to be filled in. */
export function field(name, label, value, most, required = true) {
  const input = h("input", { type: "text", name, value, maxlength: most, required });
  input.autocomplete = "off";
  return h("label", { class: "field" }, label, input);
}

/** A person's sign, name and what they are. */
export function personWords({ id, name, about }) {
  const words = [h("span", {}, name), about && h("span", { class: "choice-about" }, about)];
  return [avatar(id, name), h("span", { class: "choice-words" }, words)];
}

/** Sends a wish; the answer, or null when it was refused or the line is down. */
export async function wish(address, value) {
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify(value);
  const response = await fetch(address, { method: "POST", headers, body }).catch(() => null);
  return response?.ok ? response.json() : null;
}
