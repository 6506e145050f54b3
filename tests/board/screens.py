"""Looks at the pages of the made-up class on screens of five sizes and on paper: nothing is cut off, nothing is a barrier."""

import base64
import json
import pathlib
import sys

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

URL, HIDDEN, PICTURES, PROFILE = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), sys.argv[4]
AXE = pathlib.Path(sys.argv[5]).read_text(encoding="utf-8")
BROWSER, DRIVER = sys.argv[6], sys.argv[7]

# What lies outside of what contains it, or has more content than room.
CUT_OFF = """
    const out = [];
    const wider = (one) => one.scrollWidth > one.clientWidth + 1;
    const higher = (one) => one.scrollHeight > one.clientHeight + 1;
    if (document.documentElement.scrollWidth > innerWidth) out.push("the page is wider than the screen");
    for (const table of document.querySelectorAll(".grid")) {
      const frame = table.getBoundingClientRect();
      const cells = [...table.querySelectorAll("th, td")].filter((cell) => cell.checkVisibility());
      if (cells.length < 40) out.push("there are only " + cells.length + " cells");
      for (const cell of cells) {
        const place = cell.getBoundingClientRect();
        if (place.right > frame.right + 1 || place.left < frame.left - 1) out.push("outside: " + cell.textContent);
        const range = document.createRange();
        for (const part of cell.querySelectorAll(":scope > a, :scope > span:not(.spoken)")) {
          range.selectNodeContents(part);
          const text = range.getBoundingClientRect();
          const hidden = !text.width || getComputedStyle(part).clipPath !== "none";
          if (!hidden && (text.right > place.right + 1 || text.left < place.left - 1)) out.push("cut: " + cell.textContent);
        }
      }
    }
    if (arguments[0]) {
      for (const name of ["html", "body", "main", ".tiles", "aside", ".tiles-box"]) {
        const one = document.querySelector(name);
        if (wider(one) || higher(one)) out.push(name + " has more than fits");
      }
      const tiles = [...document.querySelectorAll(".tiles li")];
      if (tiles.length !== 40) out.push("there are " + tiles.length + " tiles");
      for (const tile of tiles) {
        const place = tile.getBoundingClientRect();
        if (wider(tile) || higher(tile) || place.bottom > innerHeight) out.push("a tile is cut: " + tile.textContent);
      }
    }
    return out;
"""


def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in (
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-dev-shm-usage", "--no-proxy-server", f"--user-data-dir={PROFILE}",
    ):
        options.add_argument(argument)
    return webdriver.Chrome(options, webdriver.ChromeService(DRIVER))


def size(width, height):
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )


def media(kind="", **features):
    features = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": kind, "features": features})


def nothing_is_cut_off(what, is_projector=False):
    found = driver.execute_script(CUT_OFF, is_projector)
    assert not found, f"{what}: {found[:5]}"


def no_barriers(what):
    driver.execute_script(AXE)
    found = driver.execute_async_script("axe.run().then(arguments[0], (error) => arguments[0](String(error)))")
    assert len(found["passes"]) > 10, "axe looked at the page"
    assert not found["violations"], what + json.dumps(found["violations"], indent=1)


driver = browser()
driver.set_script_timeout(180)
try:
    for name, address in (("board", URL), ("room", f"{URL}room"), ("hidden", HIDDEN)):
        driver.get(address)
        for width, height in ((1280, 800), (1440, 900), (1920, 1080), (390, 844), (360, 740)):
            size(width, height)
            media(prefers_color_scheme="light")
            nothing_is_cut_off(f"{name} at {width}")
            driver.save_screenshot(str(PICTURES / f"{name}-{width}.png"))
        # A4, without its margins.
        size(703, 1000)
        media("print")
        nothing_is_cut_off(f"{name} on paper")
        driver.save_screenshot(str(PICTURES / f"{name}-print.png"))

    # No page is wider than the screen, however wide that is.
    media()
    for address in (URL, f"{URL}room", HIDDEN, f"{URL}attendee/15"):
        driver.get(address)
        for width in range(320, 1921, 20):
            size(width, 900)
            wide = driver.execute_script("return document.documentElement.scrollWidth")
            assert wide <= width, f"{address} needs {wide} of {width}"
    # The result of everybody is on a phone and on paper, and paper has the date.
    driver.get(URL)
    shown = lambda one: driver.execute_script("return document.querySelector(arguments[0]).checkVisibility()", one)
    for width, kind in ((360, "screen"), (703, "print")):
        size(width, 900)
        media(kind)
        assert shown(".map td.result"), f"no result on {kind}"
        assert shown("#date") == (kind == "print"), kind
    assert len(driver.find_element(By.ID, "date").text) == len("2026-11-28")
    media()

    for name, address in (("projector", "projector"), ("names", "projector?names=1"), ("room-projector", "room/projector")):
        driver.get(f"{URL}{address}")
        for scheme in ("light", "dark"):
            media(prefers_color_scheme=scheme)
            for width, height in ((1280, 720), (1366, 768), (1440, 900), (1920, 1080)):
                size(width, height)
                nothing_is_cut_off(f"{name} at {width}", is_projector=True)
                driver.save_screenshot(str(PICTURES / f"{name}-{scheme}-{width}.png"))

    for address in ("", "room", "projector", "room/projector", "attendee/15"):
        driver.get(f"{URL}{address}")
        for scheme in ("light", "dark"):
            media(prefers_color_scheme=scheme, prefers_reduced_motion="reduce")
            for width, height in ((1440, 900), (390, 844)):
                size(width, height)
                no_barriers(f"{address} {scheme} {width}: ")

    # docs/board.webp.
    media(prefers_color_scheme="light")
    size(1440, 860)
    driver.get(URL)
    shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": 85})
    (PICTURES / "board.webp").write_bytes(base64.b64decode(shot["data"]))

    # The heading and the names stay while one scrolls.
    size(1280, 800)
    driver.get(URL)
    driver.execute_script("document.querySelector('.map tbody tr:nth-child(30)').scrollIntoView({ block: 'center' })")
    top = driver.execute_script("return document.querySelector('.map thead th').getBoundingClientRect().top")
    assert -1 <= top <= 1, f"the heading is at {top}"

    # By keyboard alone, and without a script: search, and take down a request for help.
    search = driver.find_element(By.ID, "q")
    search.send_keys("jansen", Keys.ENTER)
    WebDriverWait(driver, 20).until(lambda _: "q=jansen" in driver.current_url, "no search")
    names = [one.text for one in driver.find_elements(By.CSS_SELECTOR, ".map tbody th a")]
    assert names == ["Zoë Jansen"], names
    driver.get(URL)
    asking = len(driver.find_elements(By.CSS_SELECTOR, "#part-help li"))
    assert asking > 0, "somebody asks for help"
    driver.find_element(By.CSS_SELECTOR, "#part-help button").send_keys(Keys.ENTER)
    left = lambda _: len(driver.find_elements(By.CSS_SELECTOR, "#part-help li")) == asking - 1
    WebDriverWait(driver, 20).until(left, "the request is never taken down")
    assert driver.current_url == URL
finally:
    driver.quit()
