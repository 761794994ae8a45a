"""The page of a municipality that does not exist."""

from tests.webchat.conftest import Opener


async def test_only_in_demo_mode(open_chat: Opener) -> None:
    """The page is there in demo mode alone."""
    async with open_chat() as chat:
        assert (await chat.client.get("/demo")).status == 404
    async with open_chat(demo=True) as chat:
        assert (await chat.client.get("/demo")).status == 200


async def test_one_line_embeds_the_chat(open_chat: Opener) -> None:
    """It says that it is made up, and one line of script is all that it has of the chat."""
    async with open_chat(demo=True) as chat:
        html = await (await chat.client.get("/demo")).text()
    assert "Deze gemeente bestaat niet" in html
    assert html.count("<script") == 1
    assert '<script src="/static/keukentafel.js" type="module"' in html
    assert "keukentafel-chat" not in html


async def test_the_chat_says_so(open_chat: Opener) -> None:
    """In demo mode each page of the chat says that nobody reads along, also one that is not there; else none does."""
    for demo in (True, False):
        async with open_chat(demo=demo) as chat:
            for path in ("/", "/gesprek", "/niets"):
                html = await (await chat.client.get(path)).text()
                assert ("Niemand leest wat u hier vertelt." in html) == demo, path
