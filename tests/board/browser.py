"""Follows a board as somebody at a browser does. Orders to the test go to standard output, a line each."""

import json
import pathlib
import sys
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

URL, PICTURES, PROFILE, HOSTILE = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3], sys.argv[4]
BROWSER, DRIVER = sys.argv[6], sys.argv[7]
AXE = pathlib.Path(sys.argv[5]).read_text(encoding="utf-8")
BRAM, DMITRI, NASTY = 2, 4, 10


def order(text):
    print(text, flush=True)
    assert sys.stdin.readline() == "done\n", text


def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in (
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-dev-shm-usage", "--hide-scrollbars", "--no-proxy-server", f"--user-data-dir={PROFILE}",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options, webdriver.ChromeService(DRIVER))


def media(**features):
    features = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def size(width, height):
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )


def until(what, condition):
    WebDriverWait(driver, 20, poll_frequency=0.1).until(lambda _: condition(), f"never: {what}")


def find(selector):
    return driver.find_element(By.CSS_SELECTOR, selector)


def row(number):
    return find(f".map tbody tr:nth-child({number})")


def cell(number, step):
    return row(number).find_element(By.CSS_SELECTOR, f"td:nth-of-type({step})")


def focused():
    return driver.switch_to.active_element


def press(*keys):
    webdriver.ActionChains(driver).send_keys(*keys).perform()


def no_barriers():
    driver.execute_script(AXE)
    found = driver.execute_async_script("axe.run().then(arguments[0], (error) => arguments[0](String(error)))")
    assert len(found["passes"]) > 10, "axe looked at the page"
    bad = [one for one in found["violations"] if one["impact"] in ("serious", "critical")]
    assert not bad, json.dumps(bad, indent=1)


def picture(name):
    driver.save_screenshot(str(PICTURES / f"{name}.png"))


def nothing_else_was_asked():
    """No console message, no violation of the policy, no other host."""
    log = driver.get_log("browser")
    assert not log, log
    asked = set()
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.add(urlsplit(message["params"]["request"]["url"])[:2])
    # The browser's own first page.
    asked = {(scheme, host) for scheme, host in asked if scheme not in ("chrome", "data")}
    assert asked == {urlsplit(URL)[:2]}, asked


driver = browser()
try:
    size(1920, 1080)
    media(prefers_color_scheme="light")
    driver.get(URL)
    assert driver.title == "Container migration", driver.title
    assert len(driver.find_elements(By.CSS_SELECTOR, ".map tbody tr")) == 14

    # Names are text.
    assert row(NASTY).find_element(By.TAG_NAME, "a").text.startswith(HOSTILE)
    assert not driver.find_elements(By.CSS_SELECTOR, "main img, main script")

    # What anybody mends turns green: without a reload, announced once, the focus where it was, parts left open.
    until("connected", lambda: find("#connection").text == "")
    driver.execute_script("""
        window.sameDocument = true;
        window.announced = [];
        new MutationObserver((changes) => {
          for (const change of changes) for (const node of change.addedNodes) {
            if (node.nodeType === Node.ELEMENT_NODE) announced.push(node.textContent);
          }
        }).observe(document.querySelector("[role=log] ol"), { childList: true });
    """)
    assert find("[role=log]").aria_role == "log"
    link = row(BRAM).find_element(By.TAG_NAME, "a")
    driver.execute_script("arguments[0].focus()", link)
    efs = cell(BRAM, 3)
    assert efs.get_attribute("class") == "failed" and "9/12" in efs.text, efs.text
    order(f"look {BRAM} complete")
    until("green", lambda: cell(BRAM, 3).get_attribute("class") == "passed")
    assert cell(BRAM, 3) == efs, "the same cell"
    assert focused() == link, "the focus is kept"
    assert driver.execute_script("return window.sameDocument"), "no reload"
    until("announced", lambda: driver.execute_script("return announced.length"))
    announced = driver.execute_script("return announced")
    assert len(announced) == 1 and "Bram de Wit" in announced[0], announced
    assert "passed" in cell(BRAM, 3).get_attribute("textContent"), "not in colour alone"

    # A look that fails hides nothing, and says so.
    order(f"fail {DMITRI}")
    until("told", lambda: "as of" in row(DMITRI).text)
    assert cell(DMITRI, 3).get_attribute("class") == "failed"
    assert "the role is gone" in find("#board").text
    order(f"look {DMITRI} halfway")
    until("gone", lambda: "as of" not in row(DMITRI).text)

    # With the keyboard alone to an attendee and back.
    driver.get(URL)
    for _ in range(60):
        press(Keys.TAB)
        if focused().text.startswith("Dmitri"):
            break
    assert focused().text.startswith("Dmitri"), focused().text
    outline = focused().value_of_css_property("outline-style")
    assert outline not in ("none", ""), "one sees where one is"
    press(Keys.ENTER)
    until("the attendee's page", lambda: driver.current_url == f"{URL}attendee/{DMITRI}")
    assert "Dmitri" in find("h1").text
    cause = find(".causes")
    assert "EFS" in cause.text and cause.find_element(By.TAG_NAME, "a").get_attribute("href").endswith("create-efs.html")
    no_barriers()
    driver.execute_script("window.sameDocument = true")
    order(f"look {DMITRI} wrong-db-host")
    until("it follows", lambda: "create-efs" not in find("main").get_attribute("innerHTML").split("steps")[0])
    assert driver.execute_script("return window.sameDocument"), "no reload"
    # The picture follows, too: one of its two drawings is shown, in which DB_HOST is wrong.
    drawings = [svg for svg in driver.find_elements(By.CSS_SELECTOR, ".drawing svg") if svg.is_displayed()]
    assert len(drawings) == 1
    wrong = [part.text for part in drawings[0].find_elements(By.CSS_SELECTOR, ".part.failed .text")]
    assert wrong == ["DB_HOST"], wrong
    assert find(".ways li.failed").text.startswith("✗ broken: Parameter Store to database-1")
    press(Keys.TAB, Keys.ENTER)
    until("back", lambda: driver.current_url == URL)

    # Light and dark, on a projector and on half a screen.
    for scheme, dark in (("light", False), ("dark", True)):
        media(prefers_color_scheme=scheme, prefers_reduced_motion="reduce")
        for width, height in ((1920, 1080), (800, 1100)):
            size(width, height)
            colour = driver.execute_script("return getComputedStyle(document.body).backgroundColor")
            channels = [int(part) for part in colour.strip("rgba()").split(",")[:3]]
            assert (sum(channels) < 200) == dark, (scheme, colour)
            fits = driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")
            assert fits, f"the page is wider than {width}"
            no_barriers()
            picture(f"board-{scheme}-{width}")
        driver.get(f"{URL}attendee/{DMITRI}")
        for width in (390, 1280):
            size(width, 1100)
            fits = driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")
            assert fits, f"the page is wider than {width}"
            no_barriers()
            picture(f"attendee-{scheme}-{width}")
        driver.get(URL)
    nothing_else_was_asked()

    # The program ends, and is started again.
    order("stop")
    until("it says so", lambda: "Connection lost" in find("#connection").text)
    order("start")
    until("it is back", lambda: find("#connection").text == "")
    assert cell(BRAM, 3).get_attribute("class") == "passed", "what was known is still known"
    order(f"look {NASTY} complete")
    until("it follows again", lambda: cell(NASTY, 3).get_attribute("class") == "passed")
finally:
    driver.quit()
