"""What the operating system says no to, in Indonesian, with what to do about it."""

import errno

FILES = {
    errno.ENOENT: "tidak ada; mohon periksa nama dan foldernya",
    errno.ENOTDIR: "bukan folder pada sebagian jalurnya; mohon periksa jalurnya",
    errno.EISDIR: "adalah folder; mohon sebutkan file di dalamnya",
    errno.EEXIST: "sudah ada dan bukan folder; mohon sebutkan nama lain",
    errno.EACCES: "tertutup bagi akun ini; mohon periksa izin file dan foldernya",
    errno.EPERM: "tertutup bagi akun ini; mohon periksa izin file dan foldernya",
    errno.EROFS: "berada di penyimpanan yang hanya dapat dibaca; mohon pilih tempat lain",
    errno.ENOSPC: "tidak muat karena penyimpanan penuh; mohon kosongkan sebagian",
    errno.EDQUOT: "tidak muat karena jatah penyimpanan habis; mohon kosongkan sebagian",
    errno.ENAMETOOLONG: "bernama terlalu panjang; mohon dipendekkan",
    errno.ELOOP: "tautan yang berputar; mohon sebutkan file aslinya",
    errno.EMFILE: "tidak dapat dibuka karena terlalu banyak file terbuka; mohon dicoba lagi",
}
"""What is wrong with a file or a folder of which the name stands before."""
PORTS = {
    errno.EADDRINUSE: "sedang dipakai program lain",
    errno.EACCES: "tidak boleh dipakai oleh akun ini",
    errno.EADDRNOTAVAIL: "tidak tersedia di komputer ini",
}
"""What is wrong with a port."""


def of_file(error: OSError) -> str:
    """Why a file or folder cannot be used, to be put behind its name."""
    known = FILES.get(error.errno or 0)
    return known or f"tidak dapat dipakai (kesalahan sistem {error.errno}); mohon dicoba lagi"


def of_port(error: OSError) -> str | None:
    """Why a port cannot be used, to be put behind its number; None where it is no matter of one."""
    return PORTS.get(error.errno or 0)
