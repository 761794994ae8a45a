"""What the calls take: one model each, which is read here and described in the OpenAPI document.

A property that a model does not name is left alone, so that a caller may be ahead of this version. Codes are checked by
the core, which has them.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from aiohttp import web
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from matchmaker.core.errors import Fault, InvalidRequest
from matchmaker.core.houden import MAX_NOTE
from matchmaker.core.nazorg.opvolging import Uitkomst
from matchmaker.core.samenwerken import MET, UITKOMST
from matchmaker.core.text import clean_all
from matchmaker.core.voorstellen.voorstel import Weigerreden
from matchmaker.core.workflow import Reden, Status
from matchmaker.parameters import read_body

MAX_ID = 10**18 - 1  # fits each database, and an address
_READS = r"[^\s\u0000-\u001f\u007f-\u009f]"  # has a sign that is kept

Model = TypeVar("Model", bound="Body")


def _one_of(*codes: str | None) -> Any:
    return Field(json_schema_extra={"enum": list(codes)})


def _whole(value: Any) -> Any:
    """Read 3.0 as 3: JSON has one kind of number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Words = Annotated[str | None, Field(max_length=MAX_NOTE, description="In woorden")]
Text = Annotated[str, Field(min_length=1, max_length=MAX_NOTE, json_schema_extra={"pattern": _READS})]


class Body(BaseModel):
    """What every body has in common."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class Stap(Body):
    """A step of the workflow."""

    status: Annotated[str, _one_of(*Status)]
    toelichting: Words = None
    reden: Annotated[str | None, _one_of(*Reden, None)] = None


class Teruggave(Body):
    """A request goes back into the queue."""

    reden: Literal["geen_tijd", "andere_wijk"] | None = (
        None  # of those of the step, what a coordinator may mean
    )
    toelichting: Words = None


class Overdracht(Body):
    """A request goes to a colleague."""

    naar: Annotated[str, Field(min_length=1, max_length=200, description="De gebruikersnaam van de collega")]
    toelichting: Words = None


class Notitie(Body):
    """A note."""

    tekst: Text


class Gesprek(Body):
    """A call."""

    met: Annotated[str, _one_of(*MET)]
    uitkomst: Annotated[str, _one_of(*UITKOMST)]
    tekst: Words = None


class Melding(Body):
    """A report for the Wmo, and how far it is."""

    gemeld_op: date
    bevestigd_op: date | None = None
    onderzocht_op: date | None = None


class NieuwVoorstel(Body):
    """A proposal to a service or to a volunteer."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["service_id"]}, {"required": ["vrijwilliger_id"]}]}
    )

    service_id: Annotated[str, Field(max_length=200)] = ""
    vrijwilliger_id: Annotated[int, Field(ge=1, le=MAX_ID), BeforeValidator(_whole)] = 1
    toelichting: Words = None

    @model_validator(mode="before")
    @classmethod
    def _to_one(cls, data: dict[str, Any]) -> dict[str, Any]:
        if ("service_id" in data) == ("vrijwilliger_id" in data):
            raise ValueError("must have service_id or vrijwilliger_id, not both")
        return data

    @property
    def aan_dienst(self) -> bool:
        """Say whether it is to a service."""
        return "service_id" in self.model_fields_set


class Antwoord(Body):
    """What somebody said to a proposal; a no comes with its reason."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"properties": {"antwoord": {"const": "ja"}}},
                {"required": ["reden"], "properties": {"reden": {"type": "string"}}},
            ]
        }
    )

    antwoord: Literal["ja", "nee"]
    reden: Annotated[str | None, _one_of(*Weigerreden, None)] = None
    toelichting: Words = None


class Intrekking(Body):
    """A proposal is taken back."""

    toelichting: Words = None


class Opvolguitkomst(Body):
    """What came out of a follow-up."""

    uitkomst: Annotated[str, _one_of(*Uitkomst)]
    toelichting: Words = None


class Verzetting(Body):
    """A follow-up goes to another day."""

    op: Annotated[date, Field(description="Van vandaag tot drie maanden verder")]
    toelichting: Words = None


BODIES: tuple[type[Body], ...] = (
    *(Stap, Teruggave, Overdracht, Notitie, Gesprek, Melding),
    *(NieuwVoorstel, Antwoord, Intrekking, Opvolguitkomst, Verzetting),
)


async def read(request: web.Request, model: type[Model]) -> Model:
    """Read the body of a request.

    Raises:
        InvalidRequest: it is no JSON object, or not as the model says; with a JSON pointer for each fault.
        HTTPUnsupportedMediaType: it is no JSON, and does not say that it is.
    """
    try:
        body = await read_body(request)
    except InvalidRequest:
        if request.content_type not in ("application/json", "application/octet-stream"):
            raise web.HTTPUnsupportedMediaType from None
        raise
    try:
        # As JSON, for there a date is text; a number is not read as one.
        return model.model_validate_json(json.dumps(clean_all(body)))
    except ValidationError as error:
        raise InvalidRequest(tuple(_faults(error))) from None


def _faults(error: ValidationError) -> list[Fault]:
    """Say what is asked, not what came: the value may be personal."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    return [
        Fault("".join(f"/{part}" for part in one["loc"]), one["msg"].removeprefix("Value error, "))
        for one in found
    ]
