package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page on controls as a browser shows and prints it, without a network. */
@Tag("oracles")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlsJudgesTest {

    private static final Path AXE = Path.of("target", "oracles", "node_modules", "axe-core", "axe.min.js");

    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;
    private Path planted;
    private Path hostile;

    @BeforeAll
    void startABrowser(@TempDir Path scratch) throws IOException {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        planted = Files.writeString(
                scratch.resolve("planted.html"), Reports.of(Reports.PLANTED, "controls", "-f", "html"));
        hostile = Files.writeString(
                scratch.resolve("hostile.html"),
                Reports.of(Reports.hostile(scratch.resolve("hostile")), "controls", "-f", "html"));
    }

    @AfterAll
    void stopTheBrowser() {
        browser.close();
        playwright.close();
    }

    @AfterEach
    void nothingWasRequestedAndNothingWentWrong() {
        assertThat(requests).allMatch(request -> request.startsWith("file:") && request.contains(".html"));
        assertThat(complaints).isEmpty();
        requests.clear();
        complaints.clear();
        browser.contexts().forEach(BrowserContext::close);
    }

    private Page open(Path file) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setOffline(true));
        context.setDefaultTimeout(180_000);
        Page page = context.newPage();
        page.onRequest(request -> requests.add(request.url()));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onDialog(dialog -> complaints.add("a dialog: " + dialog.message()));
        page.navigate(file.toUri().toString());
        return page;
    }

    @Test
    void every_link_leads_to_its_place_on_the_page() {
        assertThat(
                        open(planted)
                                .evaluate(
                                        "[...document.querySelectorAll('a')].filter("
                                                + "a => document.querySelectorAll('[id=\"' + a.hash.slice(1) + '\"]').length != 1).length"))
                .isEqualTo(0);
    }

    @Test
    void what_stands_in_a_catalogue_is_shown_and_never_run() {
        Page page = open(hostile);

        assertThat(page.locator("script, img").count()).isZero();
        assertThat(page.locator("main").textContent()).contains("</script><img src=x onerror=alert(1)>");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everybody_can_read_it(ColorScheme scheme) throws IOException {
        Page page = open(planted);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));

        assertThat(violations(page)).isEmpty();
    }

    @Test
    void in_print_all_fits_on_the_sheet_and_is_dark_on_white() {
        Page page = open(planted);
        // An A4 sheet across, without its margins.
        page.setViewportSize(1016, 720);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));

        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(page.pdf().length).isGreaterThan(10_000);
    }

    private static List<?> violations(Page page) throws IOException {
        page.evaluate(Files.readString(AXE));
        return (List<?>)
                page.evaluate(
                        "axe.run({resultTypes: ['violations']}).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html)))");
    }
}
