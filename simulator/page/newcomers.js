import { h } from "./dom.js";
import { ask, field, personWords, wish } from "./form.js";

const NAMES = ["Bapak Jaka Wirasena", "Ibu Sekar Pratiwi", "Bapak Gilang Mahardika", "Ibu Wulan Kinasih"];
const PLACES = ["CV Contoh Karya", "PT Sampel Konstruksi", "CV Umpama Jaya", "Asosiasi Contoh"];
const REFUSED = "Belum dapat dilakukan. Mohon periksa isian dan sambungan ke simulator.";

/** People and groups that are added while playing; each is put into the directory. */
export class Newcomers {
  constructor(directory) {
    this.directory = directory;
    this.count = 0;
  }

  /** Asks who the new person is; `done` gets them. */
  person(done) {
    const at = this.count % NAMES.length;
    ask({
      title: "Orang baru",
      words:
        "Orang dengan telepon sendiri yang tidak ada di daftar pegawai, misalnya penyedia atau " +
        "peserta. Namanya rekaan.",
      body: [
        field("name", "Nama", NAMES[at], 64),
        field("about", "Keterangan", PLACES[at], 128, false),
      ],
      label: "Buat telepon",
      done: async (data) => {
        const person = await wish("/_sim/people", Object.fromEntries(data));
        if (!person) return REFUSED;
        this.count += 1;
        this.directory.people.push(person);
        done(person);
        return null;
      },
    });
  }

  /** Asks for a group's title and members, `chosen` ticked; the first makes it. `done` gets it. */
  group(chosen, done) {
    const order = [...chosen, ...this.others(chosen)];
    ask({
      title: "Grup baru",
      words: "Grup dengan bot di dalamnya. Tiap anggota menemukannya di daftar percakapannya.",
      body: [
        field("title", "Nama grup", "Grup Panitia", 128),
        h(
          "div",
          { class: "choices", role: "group", "aria-label": "Anggota" },
          order.map((person) => member(person, chosen.includes(person))),
        ),
      ],
      label: "Buat grup",
      done: async (data) => {
        const members = data.getAll("member").map(Number);
        if (members.length === 0) return "Mohon pilih paling sedikit satu anggota.";
        const group = await wish("/_sim/groups", { title: data.get("title"), members });
        if (!group) return REFUSED;
        this.directory.groups.push(group);
        done(group);
        return null;
      },
    });
  }

  /** Asks for at most so many people; `done` gets their ids. */
  people(here, most, done) {
    ask({
      title: "Pilih orang",
      words: most > 1 ? `Paling banyak ${most} orang.` : "Satu orang.",
      body: [
        h(
          "div",
          { class: "choices", role: "group", "aria-label": "Orang" },
          this.others([here]).map((person) => member(person, false)),
        ),
      ],
      label: "Pilih",
      done: (data) => {
        const ids = data.getAll("member").map(Number);
        if (ids.length === 0 || ids.length > most) return `Mohon pilih 1 sampai ${most} orang.`;
        done(ids);
        return null;
      },
    });
  }

  /** Asks on whose phone a link is opened, a new person's perhaps; `done` gets them. */
  elsewhere(here, done) {
    const chosen = (person) => (close(), done(person));
    const close = ask({
      title: "Buka di telepon …",
      words: "Seakan-akan tautan ini diteruskan lewat WhatsApp dan dibuka di telepon lain.",
      body: [
        h(
          "div",
          { class: "choices" },
          choice([h("b", {}, "Orang baru …")], () => (close(), this.person(done)), {
            "data-test": "form-newcomer",
          }),
          this.others([here]).map((person) =>
            choice(personWords(person), () => chosen(person), { "data-choice": person.id }),
          ),
        ),
      ],
      done: () => null,
    });
  }

  others(people) {
    const ids = new Set(people.map((one) => one.id));
    return this.directory.people.filter((one) => !ids.has(one.id));
  }
}

function choice(words, onclick, marks) {
  return h("button", { type: "button", class: "choice", onclick, ...marks }, words);
}

function member(person, checked) {
  const box = h("input", { type: "checkbox", name: "member", value: person.id, checked });
  return h("label", { class: "choice", "data-choice": person.id }, box, personWords(person));
}
