package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
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
import org.junit.jupiter.params.provider.CsvSource;

/** The page as a browser shows it, without a network. */
@Tag("oracles")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageJudgesTest {

    private static final Path AXE = Path.of("target", "oracles", "node_modules", "axe-core", "axe.min.js");

    /** What is counted below stays the same when other families come to judge the same repository. */
    private static final String[] TWO_FAMILIES = {"--family", "schema", "--family", "dependency"};

    private static final String CARDS = "#list > li > details";

    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private Path scratch;
    private Playwright playwright;
    private Browser browser;
    private Path whole;
    private Path planted;
    private Path hostile;
    private Path large;

    @BeforeAll
    void startABrowser(@TempDir Path directory) throws IOException {
        scratch = directory;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        whole = page("whole", Reports.PLANTED);
        planted = page("planted", Reports.PLANTED, TWO_FAMILIES);
        hostile = page("hostile", Reports.hostile(scratch.resolve("hostile")));
        large = page("large", Reports.large(scratch.resolve("large")), TWO_FAMILIES);
    }

    @AfterAll
    void stopTheBrowser() {
        browser.close();
        playwright.close();
    }

    private Path page(String name, Path root, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("validate", "-f", "html"));
        arguments.addAll(List.of(more));
        return Files.writeString(scratch.resolve(name + ".html"), Reports.of(root, arguments.toArray(String[]::new)));
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
        return open(file, new Browser.NewContextOptions());
    }

    private Page open(Path file, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setOffline(true));
        context.setDefaultTimeout(180_000);
        Page page = context.newPage();
        page.onRequest(request -> requests.add(request.url()));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onDialog(dialog -> complaints.add("a dialog: " + dialog.message()));
        page.navigate(file.toUri().toString());
        return page;
    }

    private static void waitFor(Page page, String status) {
        page.locator("#status")
                .filter(new Locator.FilterOptions().setHasText(status))
                .waitFor();
        assertThat(page.locator("#status").textContent()).isEqualTo(status);
    }

    @Test
    void every_finding_is_listed_the_worst_first() {
        Page page = open(planted);

        page.locator("#status")
                .filter(new Locator.FilterOptions().setHasText("findings"))
                .waitFor();
        assertThat(page.locator(CARDS).count()).isEqualTo(35);
        List<String> severities = page.locator(CARDS + " .badge").allTextContents();
        assertThat(severities.subList(0, 26)).containsOnly("error");
        assertThat(severities.subList(26, 32)).containsOnly("warning");
        assertThat(severities.subList(32, 35)).containsOnly("note");
        assertThat(page.locator("h1").textContent()).startsWith("service-registry report");
        assertThat(page.locator(".verdict").textContent()).contains("FAIL", "26 errors, 6 warnings, 3 notes");
    }

    @Test
    void findings_are_filtered_by_severity_project_rule_and_words() {
        Page page = open(planted);

        page.getByLabel("error (26)").uncheck();
        waitFor(page, "9 findings of 35");
        page.locator("#project").selectOption("=shop");
        waitFor(page, "3 findings of 35");
        page.locator("#rule").selectOption("DEP-006");
        waitFor(page, "1 finding of 35");
        assertThat(page.locator(CARDS + " .what").textContent()).startsWith("shop/search-indexer: requires");
        page.getByText("Clear filters").click();
        page.locator("#status")
                .filter(new Locator.FilterOptions().setHasText("findings"))
                .waitFor();
        page.locator("#search").fill("PORT tempo");
        waitFor(page, "1 finding of 35");
        page.locator("#search").fill("nothing like that");
        waitFor(page, "0 findings of 35");
        assertThat(page.locator("#list").textContent()).isEqualTo("No finding matches the filters.");
    }

    @Test
    void the_address_remembers_the_filters() {
        Page page = open(planted);
        page.locator("#rule").selectOption("SCH-007");
        page.getByLabel("note (3)").uncheck();
        waitFor(page, "1 finding of 35");

        Page again = browser.contexts().get(0).newPage();
        again.navigate(page.url());

        waitFor(again, "1 finding of 35");
        assertThat(again.locator("#rule").inputValue()).isEqualTo("SCH-007");
        assertThat(again.getByLabel("note (3)").isChecked()).isFalse();
    }

    @Test
    void a_finding_shows_its_lines_with_the_span_marked_and_what_to_do() {
        Page page = open(planted);
        page.locator("#rule").selectOption("SCH-013");
        waitFor(page, "1 finding of 35");

        String card = page.locator(CARDS).textContent();

        assertThat(page.locator(CARDS + " mark").textContent()).isEqualTo("7200");
        assertThat(page.locator(CARDS + " pre").textContent())
                .contains("41  page_cache_seconds = { type = \"integer\", default = 7200, min = 0, max = 3600 }");
        assertThat(card).contains("What to do", "Change the default, or widen the constraint.", "Evidence");
    }

    @Test
    void a_waived_finding_stands_last_with_who_answers_for_it() {
        Page page = open(large);
        page.getByLabel("error (10000)").uncheck();
        waitFor(page, "1 finding of 10,001");

        assertThat(page.locator(CARDS).textContent())
                .contains("waived", "It goes next month (OPS-7), approved by @platform until 2027-03-31");
    }

    @Test
    void hostile_names_and_values_are_text() {
        Page page = open(hostile);
        page.locator("#search").fill("onerror");
        page.locator("#status")
                .filter(new Locator.FilterOptions().setHasText(" of "))
                .waitFor();
        page.locator(CARDS + ":not([open]) > summary").all().forEach(Locator::click);

        assertThat(page.locator(CARDS).count()).isPositive();
        assertThat(page.locator("#list").textContent())
                .contains("</script><img src=x onerror=alert(1)><!--", "{{data}}");
        assertThat(page.locator("img, iframe, object, embed, link").count()).isZero();
        assertThat(page.locator("script").count()).isEqualTo(2);
        page.locator("#search").fill("gone");
        page.locator("#list")
                .getByText("\\u202Egone\\u001B[2J")
                .filter(new Locator.FilterOptions().setVisible(true))
                .first()
                .waitFor();
    }

    @Test
    void ten_thousand_findings_are_laid_out_as_they_are_looked_at() {
        Page page = open(large);

        waitFor(page, "10,001 findings, the first 100 shown");
        assertThat(page.locator(CARDS).count()).isEqualTo(100);
        assertThat((Integer) page.evaluate("document.querySelectorAll('*').length"))
                .isLessThan(3_000);
        page.getByText("Show 100 more").click();
        waitFor(page, "10,001 findings, the first 200 shown");
        assertThat(page.evaluate("document.activeElement.closest('li').textContent"))
                .isEqualTo(page.locator("#list > li").nth(100).textContent());
        page.locator("#search").fill("missing-49-19-9");
        waitFor(page, "1 finding of 10,001");
        page.locator("#search").fill("");
        page.locator("#project").selectOption("=p7");
        waitFor(page, "200 findings of 10,001, the first 100 shown");
    }

    @Test
    void a_page_without_findings_says_so() throws IOException {
        Page page = open(page("sound", Reports.sound(scratch.resolve("sound")), TWO_FAMILIES));

        waitFor(page, "0 findings");
        assertThat(page.locator("#list").textContent()).isEqualTo("Nothing was found.");
        assertThat(page.locator(".verdict").textContent()).contains("PASS");
    }

    @Test
    void a_keyboard_is_enough() {
        Page page = open(planted);

        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to the findings");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("SUMMARY");
        page.keyboard().press("Enter");
        page.locator(CARDS + "[open]").waitFor();
        assertThat(page.locator(CARDS + "[open] h3").first().textContent()).isEqualTo("What to do");
        page.keyboard().press("/");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search");
    }

    @Test
    void what_is_printed_is_open_and_whole() {
        Page page = open(large);
        page.locator("#project").selectOption("=p7");
        waitFor(page, "200 findings of 10,001, the first 100 shown");

        page.evaluate("dispatchEvent(new Event('beforeprint'))");

        assertThat(page.locator(CARDS + "[open] .body").count()).isEqualTo(200);
        assertThat(page.pdf()).startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        page.evaluate("dispatchEvent(new Event('afterprint'))");
        assertThat(page.locator(CARDS + "[open]").count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 360", "DARK, 360"})
    void everybody_can_read_and_use_it(ColorScheme scheme, int width) throws IOException {
        Page page = open(
                whole, new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
        page.locator("#status")
                .filter(new Locator.FilterOptions().setHasText("findings"))
                .waitFor();
        page.getByText("Open all shown").click();
        page.locator("#rules-summary").click();

        assertThat(violations(page)).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing sticks out")
                .isTrue();
    }

    private static List<?> violations(Page page) throws IOException {
        page.evaluate(Files.readString(AXE));
        // What is not laid out yet has no colours to judge.
        page.evaluate("document.querySelectorAll('#list > li').forEach(li => li.style.contentVisibility = 'visible')");
        return (List<?>)
                page.evaluate(
                        "axe.run({resultTypes: ['violations']}).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html)))");
    }

    @Test
    void the_judge_of_accessibility_finds_what_nobody_could_read() throws IOException {
        Page page = open(planted);
        page.evaluate("document.querySelector('h1').style.setProperty('color', '#eee')");

        assertThat(violations(page).toString()).contains("color-contrast");
    }
}
