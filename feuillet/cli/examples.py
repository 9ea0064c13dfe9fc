"""Examples of each command, which `--help` shows below its options, and the tests run one after the other."""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "make": (
        "feuillet make",
        "feuillet make --document hand-washing --locale ar --format leaflet",
        "feuillet make --imprint ward --locale fr --press-ready",
        "feuillet make --shard 1/2 --output shard-1",
        "feuillet make --shard 2/2 --output shard-2",
    ),
    "join": ("feuillet join shard-1 shard-2 --output whole",),
    "store": ("feuillet store prune --max-size 2GB",),
    "extract": ("feuillet extract",),
    "merge": ("feuillet merge",),
    "status": ("feuillet status --locale ja", "feuillet status --html translations.html"),
    "check": (
        "feuillet check",
        "feuillet check --document fever --locale ja --strict --explain-typography",
        "feuillet check --locale fr --readability",
    ),
    "watch": ("feuillet watch --locale ja --format leaflet",),
    "desk": ("feuillet desk --locale ja --port 0", "feuillet desk --only print --port 0 --record prints.csv"),
    "preflight": ("feuillet preflight --imprint ward --locale ja --contact-sheet --report reports",),
    "export": (
        "feuillet export --locale ja --as xliff1 --output agency",
        "feuillet export --locale ja --as tmx --output agency",
        "feuillet export --locale ja --as sheet --document fever",
        "feuillet export --locale ja --as crops --output pictures",
        "feuillet export --as openemr --output documents/education",
        "feuillet export --as fhir --imprint clinic --locale ja --locale fr",
    ),
    "import": ("feuillet import agency/ja/fever.xlf", "feuillet import agency/ja/fever.tmx --locale ja"),
    "approve": (
        'feuillet approve --document fever --locale ja --translator "Ana Ito" --reviser "Ken Sato" --role pharmacist',
    ),
    "confirm": (
        'feuillet confirm --locale en --context notices/sample/text --check negations --name "Rosa Diaz" --role nurse',
        'feuillet confirm --locale en --proposed --name "Rosa Diaz" --role nurse',
        'feuillet confirm --document fever --removed sections/medicine/dose/text --name "Rosa Diaz" --role nurse',
    ),
    "withdraw": (
        'feuillet withdraw --document fever --locale ja --reason "The dose for children was wrong." --name "Rosa Diaz"',
        "feuillet withdraw --document fever --locale ja --undo",
    ),
    "new": (
        "feuillet new document back-pain --language en",
        "feuillet new locale sw",
        'feuillet new imprint lakeside --language en --name "Lakeside Clinic" --colour "#1a5276" \\\n'
        '    --phone emergency=112 --phone reception="+44 20 7946 0000" --hours "mon-fri 08:00-18:00" --hours "sat closed"',
    ),
    "doctor": ("feuillet doctor",),
    "completion": (
        "feuillet completion bash > ~/.local/share/bash-completion/completions/feuillet",
        "feuillet completion zsh > ~/.zfunc/_feuillet  # a folder of your $fpath",
        "feuillet completion fish > ~/.config/fish/completions/feuillet.fish",
    ),
}


def shown(command: str) -> str:
    """Write the examples of a command below its help."""
    return "\n".join(("examples:", *(f"  {line}" for line in EXAMPLES[command])))
