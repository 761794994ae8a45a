"""What makes it easier: size of text, Enter, reading aloud, a field that grows, saying it otherwise, how far it is."""

import json

import pytest
from playwright.async_api import Browser, expect

from tests.web.conftest import BROWSER, ChatPage, Site, opened
from tests.web.keukentafel import Keukentafel
from tests.webchat.fake_engine import FakeEngine
from webchat.pages.voortgang import VRAGEN, progress

pytestmark = BROWSER

# A browser with a Dutch voice of its own, one on the internet, and a German one; it remembers what it was told to say.
VOICES = """
  const voices = [
    { name: "Wolke", lang: "nl-NL", localService: false },
    { name: "Deutsch", lang: "de-DE", localService: true },
    { name: "Vlaams", lang: "nl-BE", localService: true },
    { name: "Nederlands", lang: "nl-NL", localService: true },
  ].slice(0, %d);
  window.spoken = [];
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (said) => window.spoken.push([said.text, said.voice.name, said.lang]),
    cancel: () => window.spoken.push("cancel"),
  }) });
"""


async def test_text_size(chat_page: ChatPage) -> None:
    """Two steps larger and back, for all text; a reload keeps it; a step too far is said, not refused in silence."""
    page = chat_page.page
    line = chat_page.log.get_by_text("Hallo, vertelt u maar.")
    larger = page.get_by_role("button", name="Tekst groter")
    sizes = []
    for _ in range(3):
        sizes.append(await line.evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))
        await larger.click(force=True)  # a step too far: not refused, but answered
    assert sizes == [20, 24, 29]
    await expect(page.locator("#voorlezer")).to_have_text("De tekst is al zo groot als kan.")
    await expect(larger).to_have_attribute("aria-disabled", "true")
    await page.reload()
    await chat_page.greeted()
    await expect(line).to_have_css("font-size", "29px")
    await page.get_by_role("button", name="Tekst kleiner").click()
    await expect(line).to_have_css("font-size", "24px")


async def test_text_size_in_the_widget(widget: ChatPage) -> None:
    """The size is that of the browser, whatever the page makes of 1rem, and the page keeps its own."""
    line = widget.log.get_by_text("Hallo, vertelt u maar.")
    await expect(line).to_have_css("font-size", "20px")
    await widget.page.get_by_role("button", name="Tekst groter").click()
    await expect(line).to_have_css("font-size", "24px")
    await expect(widget.page.get_by_role("heading", name="Vertel wat er speelt")).to_have_css(
        "font-size", "24px"
    )
    assert await widget.page.evaluate("document.documentElement.dataset.maat") is None


async def test_enter_can_be_a_new_line(chat_page: ChatPage) -> None:
    """Who types with one finger can switch off that Enter sends; the button and Ctrl with Enter still do."""
    page = chat_page.page
    await chat_page.more()
    await page.get_by_role("checkbox", name="Enter verstuurt mijn antwoord").uncheck()
    await page.get_by_role("button", name="Sluit").click()
    await expect(page.get_by_text("Enter is een nieuwe regel.")).to_be_visible()
    await chat_page.field.press_sequentially("een")
    await chat_page.field.press("Enter")
    await chat_page.field.press_sequentially("twee")
    await expect(chat_page.field).to_have_value("een\ntwee")
    await chat_page.field.press("Control+Enter")
    await chat_page.sees("U zei: een twee")
    assert chat_page.engine.texts()[-1] == "een\ntwee"
    await page.reload()
    await expect(page.get_by_text("Enter is een nieuwe regel.")).to_be_visible()


async def test_reading_aloud(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """Off at first; then a button with each answer reads it, in the browser's own Dutch voice, and stops again."""
    async with opened(browser, site, engine) as chat:
        page = chat.page
        await page.add_init_script(VOICES % 4)
        await chat.open()
        await expect(page.get_by_role("button", name="Lees voor")).to_have_count(0)
        await chat.more()
        await page.get_by_role("checkbox", name="Zet bij elk antwoord een knop").check()
        await page.get_by_role("button", name="Sluit").click()
        await chat.say("hallo")
        await chat.sees("U zei: hallo")
        await expect(page.get_by_role("button", name="Lees voor")).to_have_count(2)
        await page.get_by_role("button", name="Lees voor").last.click()
        assert await page.evaluate("window.spoken.at(-1)") == ["U zei: hallo", "Nederlands", "nl-NL"]
        await page.get_by_role("button", name="Stop met voorlezen").click()
        assert await page.evaluate("window.spoken.at(-1)") == "cancel"
        await expect(page.get_by_role("button", name="Stop met voorlezen")).to_have_count(0)


async def test_no_voice_of_its_own(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """A voice on the internet would hear what is said: without one of its own the browser is not asked."""
    async with opened(browser, site, engine) as chat:
        await chat.page.add_init_script(VOICES % 2)
        await chat.open()
        await chat.more()
        await expect(chat.page.get_by_role("checkbox", name="Zet bij elk antwoord een knop")).to_be_hidden()


async def test_the_field_grows(chat_page: ChatPage) -> None:
    """A long answer stays in sight while it is typed, up to eight lines; sent, the field is small again."""
    heights = []
    for lines in (1, 5, 8, 30):
        await chat_page.field.fill("\n".join(["regel"] * lines))
        heights.append(await chat_page.field.evaluate("e => e.clientHeight"))
    assert heights[0] < heights[1] < heights[2] == heights[3]
    assert await chat_page.field.get_attribute("style") is None
    await chat_page.field.press("Enter")
    await expect(chat_page.field).to_have_value("")
    assert await chat_page.field.evaluate("e => e.clientHeight") == heights[0]


async def test_that_is_not_what_i_meant(chat_page: ChatPage) -> None:
    """The last answer comes back in the field as a correction, before what was typed there; nothing is sent."""
    await chat_page.say("mijn zoon doet de was")
    await chat_page.sees("U zei: mijn zoon doet de was")
    await chat_page.field.fill("en nog iets")
    await chat_page.page.get_by_role("button", name="Dat bedoelde ik niet").click()
    await expect(chat_page.field).to_be_focused()
    await expect(chat_page.field).to_have_value("Ik bedoel: mijn zoon doet de was\nen nog iets")
    await expect(chat_page.page.locator("#voorlezer")).to_contain_text("Uw zin staat weer in het veld.")
    assert chat_page.engine.texts()[-1] == "mijn zoon doet de was"
    await chat_page.field.fill("Ik bedoel: mijn dochter doet de was")
    await chat_page.field.press("Enter")
    await chat_page.sees("U zei: Ik bedoel: mijn dochter doet de was")
    await expect(chat_page.page.get_by_role("button", name="Dat bedoelde ik niet")).to_have_count(1)


async def test_a_cry_is_not_repeated(chat_page: ChatPage) -> None:
    """After a cry for help no question is open: taking it back does not put the cry itself in the field again."""
    chat_page.engine.script = Keukentafel()
    await chat_page.say("help")
    await chat_page.sees("Bel 112 als u in gevaar bent.")
    await chat_page.page.get_by_role("button", name="Dat bedoelde ik niet").click()
    await expect(chat_page.field).to_have_value("Zo bedoelde ik het niet.")


async def test_how_far_it_is(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """Beside the field stands about how many questions are left; it only falls; it is silent and survives a reload."""
    engine.script = Keukentafel()
    async with opened(browser, site, engine) as chat:
        await chat.open()
        progress_line = chat.page.locator("#voortgang")
        await expect(progress_line).to_have_text("")
        seen = []
        for number in range(9):
            before = await chat.log.locator(".kt-regel--bot").count()
            await chat.say(f"antwoord {number}")
            await expect(chat.log.locator(".kt-regel--bot")).not_to_have_count(before)
            seen.append(await progress_line.inner_text())
        assert seen == [
            "Nog ongeveer negen vragen",
            "Nog ongeveer acht vragen",
            "Nog ongeveer zeven vragen",
            "Nog ongeveer zes vragen",
            "Nog ongeveer vier vragen",
            "Nog ongeveer drie vragen",
            "Nog ongeveer twee vragen",
            "Nog ongeveer één vraag",
            "U bent er bijna",
        ]
        assert await progress_line.evaluate("e => e.closest('[aria-live], [role=log], [role=alert]')") is None
        await chat.page.reload()
        await expect(progress_line).to_have_text("U bent er bijna")


@pytest.mark.parametrize("rol", sorted(VRAGEN))
async def test_the_same_with_and_without_script(chat_page: ChatPage, rol: str) -> None:
    """The browser counts as the server does, at every step of every role."""
    rollen = json.loads(json.dumps(VRAGEN))
    for end in range(len(VRAGEN[rol]) + 1):
        asked = list(VRAGEN[rol][:end])
        told = await chat_page.page.evaluate(
            "async ([asked, rollen]) => (await import('/static/voortgang.js')).voortgang(asked, rollen)",
            [asked, rollen],
        )
        assert told == progress(asked)
