"""Which kinds of files there are, by what they are called: the one list for door and check."""

from flows.kelengkapan.checked import Jenis, Reason
from storage.kelengkapan.names import SPELLINGS, suffix_of

MIMES = {
    "application/pdf": Jenis.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Jenis.DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Jenis.XLSX,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": Jenis.PPTX,
    "application/vnd.oasis.opendocument.text": Jenis.ODT,
    "image/jpeg": Jenis.JPG,
    "image/jpg": Jenis.JPG,
    "image/png": Jenis.PNG,
}
TAKEN = frozenset(jenis.value for jenis in Jenis).union(*SPELLINGS.values())
"""The suffixes of what is taken in."""
PHONE = frozenset({"apk", "apks", "apkm", "xapk", "aab"})
PROGRAMS = frozenset(
    {"app", "bat", "cmd", "com", "cpl", "dll", "dmg", "exe", "hta", "inf", "jar", "js", "jse"}
    | {"lnk", "msc", "msi", "msix", "ps1", "psm1", "py", "reg", "scf", "scr", "sh", "url", "vbe"}
    | {"vbs", "wsf", "wsh"}
)
MACROS = frozenset(
    {"docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "potm", "ppsm", "ppam"} | {"xlsb"}
)
ARCHIVES = frozenset({"zip", "rar", "7z", "gz", "tgz", "tar", "bz2", "xz", "zst", "cab", "lz"})
HEIC = frozenset({"heic", "heif", "hif", "avif"})
OTHER_OFFICE = frozenset(
    {"doc", "xls", "ppt", "rtf", "dot", "xlt", "pot", "pps"}
    | {"dotx", "xltx", "potx", "ppsx", "ods", "odp"}
)
OTHERS = frozenset({"txt", "csv", "html", "htm", "svg", "gif", "webp", "mp3", "mp4", "mov", "avi"})
NEVER = {
    Reason.APK: PHONE,
    Reason.PROGRAM: PROGRAMS,
    Reason.MACRO: MACROS,
    Reason.ARCHIVE: ARCHIVES,
    Reason.HEIC: HEIC,
    Reason.OTHER_OFFICE: OTHER_OFFICE,
    Reason.UNKNOWN: OTHERS,
}
"""By suffix, what is never taken in."""
NEVER_MIMES = {
    "android.package": Reason.APK,
    "portable-executable": Reason.PROGRAM,
    "x-msdownload": Reason.PROGRAM,
    "x-msdos-program": Reason.PROGRAM,
    "macroenabled": Reason.MACRO,
}
"""By a part of its MIME type, what is never taken in, however it is named."""


def refused_by_name(nama: str, mime: str = "") -> Reason | None:
    """Why the check refuses what is rightly called so; None where only its content can tell."""
    for part, reason in NEVER_MIMES.items():
        if part in mime.lower():
            return reason
    suffix = suffix_of(nama)
    return next((reason for reason, suffixes in NEVER.items() if suffix in suffixes), None)
