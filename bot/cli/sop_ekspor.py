"""`pandu sop ekspor`: all SOPs for other programs, as JSON or as BPMN drawings."""

import argparse
import json
from pathlib import Path

from bot.cli.parser import Parser
from bot.cli.trouble import of_file
from bot.failures import Failure, Refusal
from flows.bpmn import bpmn
from flows.export_json import exported
from flows.faults import BrokenDefinitions
from flows.switches import switched
from storage.sops import Definitions, load_definitions


def add_parser(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add `ekspor` to what `sop` can do."""
    ekspor = actions.add_parser(
        "ekspor",
        help="tulis semua SOP sebagai JSON atau BPMN",
        description=(
            "Tulis semua SOP untuk program lain: --json mencetak seluruh langkah beserta cara "
            "membacanya, --bpmn menulis satu gambar BPMN 2.0 untuk setiap SOP."
        ),
    )
    ekspor.add_argument("--json", action="store_true", help="cetak semua SOP sebagai JSON")
    ekspor.add_argument("--bpmn", metavar="FOLDER", type=Path, help="tulis file BPMN ke folder ini")
    ekspor.set_defaults(act=run)


def run(args: argparse.Namespace) -> int:
    """Print the SOPs, or write a file for each and print its name."""
    if not args.json and args.bpmn is None:
        raise Failure("sebutkan --json atau --bpmn FOLDER.")
    try:
        definitions = load_definitions()
    except BrokenDefinitions:
        raise Refusal("Definisi SOP tidak utuh; jalankan pandu sop periksa.") from None
    if args.bpmn is not None:
        files = _drawn(definitions, args.bpmn)
        if not args.json:
            print("\n".join(str(file) for file in files))
    if args.json:
        print(json.dumps(exported(definitions.sops), ensure_ascii=False, indent=2))
    return 0


def _drawn(definitions: Definitions, folder: Path) -> list[Path]:
    """The written files; each SOP is drawn as its unit walks it."""
    units = {unit.id: unit for unit in definitions.units}
    files = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for sop in definitions.sops:
            file = folder / f"{sop.id}.bpmn"
            file.write_text(bpmn(switched(sop, units[sop.unit])), encoding="utf-8")
            files.append(file)
    except OSError as error:
        raise Failure(f"{error.filename or folder}: {of_file(error)}.") from None
    return files
