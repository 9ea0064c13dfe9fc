"""Write `fonts.conf` anew from the scripts' typefaces, by `make faces`, after a script was given one.

It is kept as a file, because each process that prints reads it by name, and a test holds that it is what is written here.
"""

from pathlib import Path

from feuillet.writing.script import font_files

CONFIGURATION = Path(__file__).with_name("fonts.conf")
HEAD = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<!-- The only fonts there are while we print: those of feuillet/writing/scripts. Other fonts of the machine change nothing.
     Written by make faces. -->
<fontconfig>
"""
REJECT = "    <rejectfont><glob>/*</glob></rejectfont> <!-- not a bare *, which fontconfig 2.15 takes for nothing -->\n"


def configuration() -> str:
    """Write the private fontconfig: where fonts lie, and that only those of the scripts may be used."""
    files = font_files()
    folders = sorted({file.parent for file in files}, reverse=True)
    return "".join(
        (
            HEAD,
            *(f"  <dir>{folder}</dir>\n" for folder in folders),
            '  <cachedir prefix="xdg">feuillet/fontconfig</cachedir>\n  <selectfont>\n',
            REJECT,
            *(f"    <acceptfont><glob>{file}</glob></acceptfont>\n" for file in files),
            "  </selectfont>\n</fontconfig>\n",
        )
    )


if __name__ == "__main__":
    CONFIGURATION.write_text(configuration(), encoding="utf-8")
