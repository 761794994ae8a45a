"""The chat as a widget on somebody else's page."""

from playwright.async_api import Browser, expect

from tests.web.conftest import BROWSER, ChatPage, Site, opened
from tests.web.keukentafel import ORDER, Keukentafel
from tests.webchat.fake_engine import FakeEngine

pytestmark = BROWSER
OPENER = "Praat met ons"


async def test_nothing_begins_before_it_is_opened(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """One line puts a button on the page; no conversation begins, and the conversation's scripts are not loaded."""
    async with opened(browser, site, engine) as chat:
        asked: list[str] = []
        chat.page.on("request", lambda request: asked.append(request.url))
        await chat.page.goto(f"{site.url}/demo")
        opener = chat.page.get_by_role("button", name=OPENER)
        await expect(opener).to_have_attribute("aria-expanded", "false")
        assert await chat.page.locator("script").count() == 1
        assert engine.turns == []
        assert asked and not [url for url in asked if "/api/" in url or url.endswith("/chat.js")]


async def test_a_conversation_in_the_panel(widget: ChatPage) -> None:
    """The same conversation as on the page: say, read, choose a button."""
    await widget.say("Ik kan niet meer stofzuigen.")
    await widget.sees("U zei: Ik kan niet meer stofzuigen.")
    await expect(widget.field).to_be_focused()
    await widget.say("knoppen")
    await widget.page.get_by_role("button", name="Ja, dat klopt").click()
    await widget.sees("U zei: /bevestigen")
    await expect(widget.log.get_by_text("U zei: /bevestigen")).to_be_in_viewport()


async def test_escape_closes_and_gives_the_focus_back(widget: ChatPage) -> None:
    """Escape closes; the button has the focus; what was said and half typed is there when it opens again."""
    page = widget.page
    await widget.say("hallo")
    await widget.sees("U zei: hallo")
    await widget.field.fill("half getypt")
    await page.keyboard.press("Escape")
    opener = page.get_by_role("button", name="Verder met uw gesprek")
    await expect(opener).to_be_focused()
    await expect(widget.log).to_be_hidden()

    await page.keyboard.press("Enter")

    await expect(page.get_by_role("heading", name="Aan de keukentafel")).to_be_focused()
    await expect(widget.field).to_have_value("half getypt")
    await widget.sees("U zei: hallo")
    assert len(widget.engine.turns) == 2


async def test_escape_of_a_question_is_not_that_of_the_panel(widget: ChatPage) -> None:
    """Escape in the question to stop closes the question alone."""
    await widget.page.get_by_role("button", name="Stop en wis").click()
    await widget.page.keyboard.press("Escape")
    await expect(widget.page.get_by_role("dialog")).to_be_hidden()
    await expect(widget.field).to_be_visible()


async def test_f6_goes_between_page_and_chat(widget: ChatPage) -> None:
    """F6 takes the focus to the page and back to where it was; on the page Escape closes without moving it."""
    page = widget.page
    await widget.field.focus()
    await page.keyboard.press("F6")
    await expect(page.get_by_role("main")).to_be_focused()
    search = page.get_by_role("searchbox")
    await search.focus()
    await page.keyboard.press("F6")
    await expect(widget.field).to_be_focused()
    await page.keyboard.press("F6")
    await expect(search).to_be_focused()

    await page.keyboard.press("Escape")

    await expect(widget.log).to_be_hidden()
    await expect(search).to_be_focused()


async def test_the_page_stays_in_use(widget: ChatPage) -> None:
    """The panel is no modal dialog: links and fields of the page work while it is open."""
    await widget.page.get_by_role("searchbox").fill("vervoer")
    await expect(widget.page.get_by_role("searchbox")).to_have_value("vervoer")
    await expect(widget.field).to_be_visible()


async def test_another_page_of_the_site(widget: ChatPage) -> None:
    """On the next page the panel waits closed, says that there is a conversation, and goes on with it."""
    await widget.say("hallo")
    await widget.sees("U zei: hallo")
    await widget.page.get_by_role("link", name="Contact").click()
    await widget.page.get_by_role("button", name="Verder met uw gesprek").click()
    await widget.sees("U zei: hallo")
    assert len(widget.engine.turns) == 2


async def test_small_screen(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """On 320 pixels the panel fills the screen and nothing scrolls sideways."""
    async with opened(browser, site, engine, viewport={"width": 320, "height": 568}) as chat:
        await chat.open_widget()
        box = await chat.page.locator("#paneel").bounding_box()
        assert box == {"x": 0, "y": 0, "width": 320, "height": 568}
        await chat.say("knoppen " + "Hottentottententententoonstelling" * 3)
        await chat.say("knoppen")
        await expect(chat.page.get_by_role("button", name="Ja, dat klopt")).to_be_in_viewport()
        assert await chat.page.locator("#rol").evaluate("e => e.scrollWidth <= e.clientWidth")


async def test_its_style_is_its_own(widget: ChatPage) -> None:
    """The style of the page does not reach in, and that of the chat does not reach out."""
    page = widget.page
    await expect(page.get_by_role("heading", name="Vertel wat er speelt")).to_have_css("font-size", "24px")
    await page.evaluate(
        "() => { const s = new CSSStyleSheet();"
        " s.replaceSync('* { font-size: 60px !important; color: red !important }');"
        " document.adoptedStyleSheets = [s]; }"
    )
    label = widget.page.get_by_text("Uw antwoord", exact=True)
    assert await label.evaluate("e => getComputedStyle(e).fontSize") == "20px"
    assert await label.evaluate("e => getComputedStyle(e).color") == "rgb(42, 33, 28)"


async def test_the_house_style_of_the_page(widget: ChatPage) -> None:
    """Tokens of the page colour the button; without them it has ours; `--kt-` on the element goes before both."""
    page = widget.page
    send = page.get_by_role("button", name="Verstuur")

    async def colour() -> str:
        found: str = await send.evaluate("e => getComputedStyle(e).backgroundColor")
        return found

    assert await colour() == "rgb(39, 80, 143)"
    put = (
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets.push(s);"
        " document.querySelector('link[href*=demo]').disabled = true; }"
    )
    await page.evaluate(put, ":root { --ams-color-interactive: #004699 }")
    assert await colour() == "rgb(0, 70, 153)"
    await page.evaluate(put, ":root { --ams-color-interactive: initial }")
    assert await colour() == "rgb(15, 82, 87)"
    await page.evaluate(put, "keukentafel-chat { --kt-knop: #123456 }")
    assert await colour() == "rgb(18, 52, 86)"


async def test_an_older_browser_gets_links(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """Without constructed style sheets the same files come as links, and it looks the same."""
    async with opened(browser, site, engine) as chat:
        await chat.page.add_init_script("delete CSSStyleSheet.prototype.replaceSync")
        await chat.open_widget()
        assert await chat.page.locator("keukentafel-chat link").count() == 3
        await expect(chat.page.locator("#paneel")).to_have_css("position", "fixed")
        await expect(chat.log.get_by_text("Hallo, vertelt u maar.")).to_have_css("font-size", "20px")


async def test_it_cannot_load(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """When the chat cannot load, the panel says so with the telephone number; trying again opens it."""
    async with opened(browser, site, engine) as chat:
        await chat.page.goto(f"{site.url}/demo")
        await chat.page.context.set_offline(True)
        await chat.page.get_by_role("button", name=OPENER).click()
        await expect(chat.page.get_by_role("alert")).to_contain_text("14 0000")
        await chat.page.context.set_offline(False)
        await chat.page.get_by_role("button", name="Probeer opnieuw").click()
        await chat.greeted()
        chat.trouble = [text for text in chat.trouble if "dynamically imported module" not in text]


async def test_an_element_of_its_own(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """A page that has the element already gets no second one, and its words are on the button."""
    async with opened(browser, site, engine) as chat:
        await chat.page.goto(f"{site.url}/onzin")
        await chat.page.evaluate(
            """async () => {
              const chat = document.createElement("keukentafel-chat");
              chat.setAttribute("knop", "Vertel het ons");
              document.querySelector("main").append(chat);
              await import("/static/keukentafel.js");
            }"""
        )
        await chat.page.get_by_role("button", name="Vertel het ons").click()
        await chat.greeted()
        assert await chat.page.locator("keukentafel-chat").count() == 1


async def test_keyboard_only(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """A whole conversation in the widget with the keyboard alone, from the page to the code, and away."""
    engine.script = Keukentafel()
    async with opened(browser, site, engine) as chat:
        page = chat.page
        await page.goto(f"{site.url}/demo")
        await chat.tab_to("button", OPENER)
        await page.keyboard.press("Enter")
        await chat.sees("Voor wie bent u hier?")
        await chat.tab_to("button", "Voor mezelf")
        await page.keyboard.press("Space")
        for vraag in ORDER:
            await chat.sees(f"Vraag over {vraag}?")
            await expect(chat.field).to_be_focused()
            await page.keyboard.type(f"mijn antwoord over {vraag}")
            await page.keyboard.press("Enter")
        await chat.sees("Dit heb ik gehoord. Klopt het?")
        await chat.tab_to("button", "Ja, dit klopt", back=True)
        await page.keyboard.press("Enter")
        await chat.sees("Dank u wel. Uw code is KT-TEST.")
        await chat.tab_to("button", "Stop en wis")
        await page.keyboard.press("Enter")
        await chat.tab_to("button", "Ja, stop en wis")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="Uw gesprek is gewist")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("button", name=OPENER)).to_be_focused()


async def test_print_shows_the_conversation_alone(widget: ChatPage) -> None:
    """Printing hides the page around the conversation, and afterwards all is as it was."""
    page = widget.page
    await page.evaluate(
        """() => { window.print = () => {
          window.sheets = document.adoptedStyleSheets.length;
          dispatchEvent(new Event("afterprint"));
        }; }"""
    )
    await widget.more()
    await page.get_by_role("button", name="Druk af").click()
    assert await page.evaluate("window.sheets") == 1
    assert await page.evaluate("document.adoptedStyleSheets.length") == 0
    await page.evaluate("() => { window.print = () => {}; }")
    await widget.more()
    await page.get_by_role("button", name="Druk af").click()
    await page.emulate_media(media="print")
    await expect(page.locator("main")).to_have_css("visibility", "hidden")
    await expect(widget.log).to_have_css("visibility", "visible")
    await expect(page.locator("#onder")).to_be_hidden()
