"""Opens reports in a browser as their readers do: pages in all their forms, and pictures as GitHub draws them.

Called with a folder of `*.html` and `*.mmd` files, a folder for pictures, a profile, axe, Mermaid, the browser and its driver.
"""

import base64
import json
import pathlib
import sys

from selenium import webdriver
from selenium.webdriver.common.by import By

REPORTS, PICTURES, PROFILE = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
AXE, MERMAID = (pathlib.Path(path).read_text(encoding="utf-8") for path in sys.argv[4:6])
BROWSER, DRIVER = sys.argv[6:8]

options = webdriver.ChromeOptions()
options.binary_location = BROWSER
for argument in (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-proxy-server",
    f"--user-data-dir={PROFILE}",
):
    options.add_argument(argument)
options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
driver = webdriver.Chrome(options, webdriver.ChromeService(DRIVER))


def emulate(medium, scheme, width):
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": medium, "features": features})
    metrics = {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def barriers():
    driver.execute_script(AXE)
    found = driver.execute_async_script("axe.run().then(arguments[0], (error) => arguments[0](String(error)))")
    assert len(found["passes"]) > 10, "axe looked at the page"
    return found["violations"]


def look(page):
    for medium, scheme, width in (
        ("screen", "light", 1920), ("screen", "light", 1280), ("screen", "dark", 1280), ("screen", "light", 800),
        ("screen", "light", 390), ("screen", "dark", 390), ("print", "light", 718),
    ):
        what = f"{page.stem}-{medium}-{scheme}-{width}"
        emulate(medium, scheme, width)
        driver.get(page.as_uri())
        drawings = [svg for svg in driver.find_elements(By.CSS_SELECTOR, ".drawing svg") if svg.is_displayed()]
        assert len(drawings) == 1, f"{what}: one of the two drawings is shown"
        assert drawings[0].size["width"] <= width, f"{what}: the drawing is cut off"
        fits = driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")
        assert fits, f"{what}: the page is too broad"
        # Letters that are too small cannot be read: those of the drawing shrink with it.
        smallest = driver.execute_script("""
            const svg = arguments[0], scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
            const sizes = [...svg.querySelectorAll("text")].map((text) => parseFloat(getComputedStyle(text).fontSize));
            return Math.min(...sizes) * scale;
        """, drawings[0])
        assert smallest >= 8, f"{what}: {smallest} px"
        # The page's policy lets no style in but its own: without it everything would be black.
        fills = driver.execute_script("""
            return [...arguments[0].querySelectorAll(".box")].map((box) => getComputedStyle(box).fill);
        """, drawings[0])
        assert "rgb(0, 0, 0)" not in fills, what
        log = driver.get_log("browser")
        assert not log, log
        driver.save_screenshot(str(PICTURES / f"{what}.png"))
        if what == "database-closed-screen-light-1280":
            # README's picture.
            clip = dict(drawings[0].rect, scale=1)
            shot = driver.execute_cdp_cmd("Page.captureScreenshot", {
                "format": "webp", "quality": 85, "clip": clip, "captureBeyondViewport": True,
            })
            (PICTURES / "picture.webp").write_bytes(base64.b64decode(shot["data"]))
        if medium == "screen":
            found = barriers()
            assert not found, f"{what}: {json.dumps(found, indent=1)}"
            # axe came past the policy.
            driver.get_log("browser")


def draw(flowchart):
    code = flowchart.read_text(encoding="utf-8")
    drawn = driver.execute_async_script("""
        const [code, done] = arguments;
        mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
        mermaid.render("drawing", code).then(({ svg }) => {
          const place = document.body;
          place.innerHTML = svg;
          const texts = (selector) => [...place.querySelectorAll(selector)].map((label) => label.textContent);
          done({ nodes: texts(".node"), edges: place.querySelectorAll("path.flowchart-link").length,
                 active: place.querySelectorAll("script, img, iframe, a").length });
        }, (error) => done({ error: String(error) }));
    """, code)
    assert "error" not in drawn, f"{flowchart.name}: {drawn}"
    expected = json.loads(flowchart.with_suffix(".json").read_text(encoding="utf-8"))
    assert len(drawn["nodes"]) == expected["nodes"], (flowchart.name, drawn)
    assert drawn["edges"] == expected["edges"], (flowchart.name, drawn)
    assert drawn["active"] == 0, (flowchart.name, drawn)
    assert any(expected["name"] in text for text in drawn["nodes"]), (flowchart.name, drawn)


try:
    pages = sorted(REPORTS.glob("*.html"))
    flowcharts = sorted(REPORTS.glob("*.mmd"))
    assert pages and flowcharts
    for page in pages:
        look(page)
    driver.get("about:blank")
    # In the page itself: in a function of its own the script would not find what it defines.
    driver.execute_cdp_cmd("Runtime.evaluate", {"expression": MERMAID})
    for flowchart in flowcharts:
        draw(flowchart)
finally:
    driver.quit()
