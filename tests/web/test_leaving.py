"""Leaving: at once and without a trace, or to come back later; on a computer of one's own and on a shared one."""

from playwright.async_api import Browser, expect

from tests.web.conftest import BROWSER, ChatPage, Site, opened
from tests.webchat.fake_engine import FakeEngine

pytestmark = BROWSER
REMEMBER = "Onthoud dit gesprek op dit apparaat"
HOUR = 3_600_000  # milliseconds


async def _left(chat: ChatPage, site: Site) -> None:
    """See that nothing is left: another page, no way back to what was said, empty memory, wiped at the server."""
    page = chat.page
    await expect(page.get_by_role("heading", name="Het weer")).to_be_visible()
    await page.go_back()
    assert "mijn geheim" not in await page.locator("html").inner_text()
    await page.goto(f"{site.url}/static/keukentafel.svg")
    assert await page.evaluate("JSON.stringify([sessionStorage, localStorage])") == "[{},{}]"
    assert await page.context.cookies() == []
    assert len(set(chat.engine.forgotten)) == 1


async def test_away_from_the_page(chat_page: ChatPage, site: Site) -> None:
    """ "Snel weg" leaves the page in one press."""
    await chat_page.say("mijn geheim")
    await chat_page.sees("U zei: mijn geheim")
    await chat_page.field.fill("half getypt")
    await chat_page.page.get_by_role("button", name="Tekst groter").click()
    await chat_page.page.get_by_role("button", name="Snel weg").click()
    await _left(chat_page, site)


async def test_away_from_the_widget(widget: ChatPage, site: Site) -> None:
    """ "Snel weg" in the widget leaves the page of the municipality as well, also when this device remembered."""
    await widget.say("mijn geheim")
    await widget.sees("U zei: mijn geheim")
    await widget.more()
    await widget.page.get_by_role("checkbox", name=REMEMBER).check()
    await widget.page.keyboard.press("Escape")
    await widget.page.get_by_role("button", name="Snel weg").click()
    await _left(widget, site)


async def test_away_without_script(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """Without script the same button does the same; only the history of the browser keeps the address."""
    async with opened(browser, site, engine, java_script_enabled=False) as chat:
        page = chat.page
        await page.goto(site.url)
        await page.get_by_role("button", name="Begin het gesprek").click()
        await page.get_by_label("Uw antwoord").fill("mijn geheim")
        await page.get_by_role("button", name="Verstuur").click()
        await page.get_by_role("button", name="Snel weg").click()
        await expect(page.get_by_role("heading", name="Het weer")).to_be_visible()
        assert await page.context.cookies() == []
        assert len(set(engine.forgotten)) == 1
        await page.go_back()
        assert "mijn geheim" not in await page.locator("html").inner_text()


async def test_away_without_a_connection(chat_page: ChatPage) -> None:
    """Also when nothing can be reached the screen and the memory are empty."""
    await chat_page.say("mijn geheim")
    await chat_page.sees("U zei: mijn geheim")
    await chat_page.page.context.set_offline(True)
    await chat_page.page.get_by_role("button", name="Snel weg").click()
    await chat_page.page.wait_for_timeout(300)
    assert "mijn geheim" not in await chat_page.page.locator("html").inner_text()
    await chat_page.page.context.set_offline(False)
    await chat_page.page.goto(f"{chat_page.site.url}/static/keukentafel.svg")
    assert await chat_page.page.evaluate("JSON.stringify(sessionStorage)") == "{}"


async def test_a_closed_tab_is_forgotten(chat_page: ChatPage) -> None:
    """By default the conversation ends with the tab: whoever opens the page next on this computer sees nothing."""
    await chat_page.say("mijn geheim")
    await chat_page.sees("U zei: mijn geheim")
    context = chat_page.page.context
    await chat_page.page.close()
    following = await context.new_page()
    await following.goto(chat_page.site.url)
    await following.get_by_text("Hallo, vertelt u maar.").wait_for()
    assert "mijn geheim" not in await following.locator("html").inner_text()


async def test_a_tab_that_was_brought_back_late(chat_page: ChatPage) -> None:
    """A browser can bring a closed tab back with its memory; after two hours nothing of it is used."""
    await chat_page.say("mijn geheim")
    await chat_page.sees("U zei: mijn geheim")
    page = chat_page.page
    await page.goto(f"{chat_page.site.url}/static/keukentafel.svg")
    await page.evaluate(f"sessionStorage.setItem('kt-gezien', String(Date.now() - {HOUR} * 1.9))")
    await page.goto(chat_page.site.url)
    await chat_page.sees("U zei: mijn geheim")
    await page.goto(f"{chat_page.site.url}/static/keukentafel.svg")
    await page.evaluate(f"sessionStorage.setItem('kt-gezien', String(Date.now() - {HOUR} * 2.1))")
    await page.goto(chat_page.site.url)
    await chat_page.greeted()
    assert await chat_page.lines() == ["Hallo, vertelt u maar."]


async def test_a_device_of_ones_own(chat_page: ChatPage) -> None:
    """Who asks for it finds the conversation and the half typed text in a new tab, and can have it forgotten again."""
    await chat_page.say("bewaar mij")
    await chat_page.sees("U zei: bewaar mij")
    await chat_page.more()
    page = chat_page.page
    await expect(page.get_by_role("checkbox", name=REMEMBER)).not_to_be_checked()
    await expect(page.get_by_text("tot 3 dagen na uw laatste bericht")).to_be_visible()
    await page.get_by_role("checkbox", name=REMEMBER).check()
    await page.get_by_role("button", name="Sluit").click()
    await chat_page.field.fill("half getypt")
    context = page.context
    await page.close()

    back = ChatPage(await context.new_page(), chat_page.site, chat_page.engine)
    await back.page.goto(back.site.url)
    await back.sees("U zei: bewaar mij")
    await expect(back.field).to_have_value("half getypt")
    await back.more()
    await expect(back.page.get_by_role("checkbox", name=REMEMBER)).to_be_checked()
    await back.page.get_by_role("checkbox", name=REMEMBER).uncheck()
    assert await back.page.evaluate("localStorage.length") == 0
    await back.sees("U zei: bewaar mij")


async def test_a_second_tab_loses_nothing(chat_page: ChatPage) -> None:
    """A tab whose token has ended goes on with the one that the other tab has by now."""
    await chat_page.say("bewaar mij")
    await chat_page.sees("U zei: bewaar mij")
    await chat_page.more()
    page = chat_page.page
    await page.get_by_role("checkbox", name=REMEMBER).check()
    await page.keyboard.press("Escape")
    await page.evaluate("sessionStorage.setItem('kt-token', 'x'.repeat(43))")
    await page.reload()
    await chat_page.sees("U zei: bewaar mij")
    await chat_page.say("nog iets")
    await chat_page.sees("U zei: nog iets")
    assert await page.evaluate("JSON.parse(localStorage.getItem('kt-onthouden')).token.length") == 43


async def test_closed_while_sending(chat_page: ChatPage) -> None:
    """What was on its way when the tab closed arrives from the next tab, once."""
    await chat_page.more()
    page = chat_page.page
    await page.get_by_role("checkbox", name=REMEMBER).check()
    await page.keyboard.press("Escape")
    await page.route("**/api/chat/v1/berichten", lambda route: None)  # never answered
    await chat_page.say("onderweg")
    await expect(chat_page.field).to_have_value("")
    context = page.context
    await page.close()
    back = ChatPage(await context.new_page(), chat_page.site, chat_page.engine)
    await back.page.goto(back.site.url)
    await back.sees("U zei: onderweg")
    assert back.engine.texts().count("onderweg") == 1


async def test_remembered_no_longer_than_the_server(chat_page: ChatPage) -> None:
    """What a device remembers ends when the server's keeping ends."""
    page = chat_page.page
    await chat_page.say("bewaar mij")
    await chat_page.sees("U zei: bewaar mij")
    await chat_page.more()
    await page.get_by_role("checkbox", name=REMEMBER).check()
    left = await page.evaluate("JSON.parse(localStorage.getItem('kt-onthouden')).tot - Date.now()")
    assert 71.9 * HOUR < left <= 72 * HOUR
    context = page.context
    await page.evaluate(
        """const kept = JSON.parse(localStorage.getItem("kt-onthouden"));
           localStorage.setItem("kt-onthouden", JSON.stringify({ ...kept, tot: Date.now() - 1 }));"""
    )
    await page.close()
    later = ChatPage(await context.new_page(), chat_page.site, chat_page.engine)
    await later.open()
    assert await later.lines() == ["Hallo, vertelt u maar."]
    assert await later.page.evaluate("localStorage.length") == 0


async def test_wiping_is_forgetting(chat_page: ChatPage) -> None:
    """Stop and wipe also takes away what this device remembered."""
    page = chat_page.page
    await chat_page.more()
    await page.get_by_role("checkbox", name=REMEMBER).check()
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Stop en wis").click()
    await page.get_by_role("button", name="Ja, stop en wis").click()
    await expect(page.get_by_role("heading", name="Uw gesprek is gewist")).to_be_visible()
    assert await page.evaluate("localStorage.length + sessionStorage.length") == 0


async def test_no_memory_at_all(browser: Browser, site: Site, engine: FakeEngine) -> None:
    """Where the browser stores nothing the conversation works as long as the page is there."""
    async with opened(browser, site, engine) as chat:
        await chat.page.add_init_script(
            "for (const name of ['sessionStorage', 'localStorage'])"
            " Object.defineProperty(window, name, { get() { throw new DOMException('no'); } });"
        )
        await chat.open()
        await chat.say("hallo")
        await chat.sees("U zei: hallo")
        await chat.more()
        await chat.page.get_by_role("checkbox", name=REMEMBER).click()
        await expect(chat.page.get_by_role("checkbox", name=REMEMBER)).not_to_be_checked()


async def test_a_start_without_a_connection(chat_page: ChatPage) -> None:
    """A page that could not load the conversation does so by itself when the connection is back."""
    page = chat_page.page
    await chat_page.say("hallo")
    await chat_page.sees("U zei: hallo")
    await page.route("**/api/**", lambda route: route.abort())
    await page.reload()
    await expect(page.get_by_role("alert")).to_contain_text("Het is niet weg.")
    await page.unroute("**/api/**")
    await page.evaluate("dispatchEvent(new Event('online'))")
    await chat_page.sees("U zei: hallo")
    await expect(page.get_by_role("alert")).to_be_empty()
