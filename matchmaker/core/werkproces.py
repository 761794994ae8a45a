"""Draw the workflow: a diagram (Mermaid) and a table, made from the steps themselves."""

from __future__ import annotations

from matchmaker.core.workflow import STAPPEN, Rol, Stap, Status

BEGIN = "<!-- begin: python -m matchmaker werkproces -->"
EINDE = "<!-- end -->"


def ingevuld(document: str) -> str:
    """Put the diagram and the table between the marks of a document, in the place of what stood there.

    Raises:
        ValueError: the document has not both marks.
    """
    before, found, rest = document.partition(BEGIN)
    _, closed, after = rest.partition(EINDE)
    if not (found and closed):
        raise ValueError(f"the document needs the lines {BEGIN} and {EINDE}")
    return f"{before}{BEGIN}\n{diagram()}\n\n{tabel()}\n{EINDE}{after}"


def diagram() -> str:
    """Give the diagram; withdrawing, which nearly every status has, is one arrow."""
    own = [stap for stap in STAPPEN if stap.naar is not Status.INGETROKKEN]
    lines = [
        "```mermaid",
        "stateDiagram-v2",
        f"    [*] --> werk: {Rol.INWONER}",
        "    state werk {",
        f"        [*] --> {Status.NIEUW}",
        *(f"        {stap.van} --> {stap.naar}: {_wie(stap)}" for stap in own),
        f"        {Status.AFGEROND} --> [*]",
        "    }",
        f"    werk --> {Status.INGETROKKEN}: {Rol.INWONER}, {Rol.COORDINATOR}",
        f"    {Status.INGETROKKEN} --> [*]",
        "```",
    ]
    return "\n".join(lines)


def tabel() -> str:
    """Give each step with who may take it and the reasons that go with it."""
    rows = [
        f"| {stap.van} | {stap.naar} | {_wie(stap)} | {', '.join(stap.redenen) or '–'} |" for stap in STAPPEN
    ]
    return "\n".join(["| van | naar | wie | redenen |", "| --- | --- | --- | --- |", *rows])


def _wie(stap: Stap) -> str:
    return ", ".join(rol for rol in Rol if rol in stap.wie)
