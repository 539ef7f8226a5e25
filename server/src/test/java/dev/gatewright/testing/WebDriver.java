package dev.gatewright.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A headless Chromium that remembers nothing, driven through chromedriver as W3C WebDriver says.
/// Not for several threads.
///
/// To start one takes seconds, so whoever closes one hands it on: it forgets its pages, cookies and
/// caches, and the next test of this JVM goes on in a new tab.
public final class WebDriver implements AutoCloseable {
  private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Deque<WebDriver> IDLE = new ConcurrentLinkedDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(WebDriver::endIdle, "closing browsers"));
  }

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Program driver;
  private final String session;

  /// Whether it finds nothing elsewhere than any other does.
  private final boolean plain;

  /// How the tab in front shows pages, and whether it runs their scripts.
  public record Look(boolean dark, boolean script) {}

  private WebDriver(Program driver, URI address, Optional<String> rule)
      throws IOException, InterruptedException {
    this.driver = driver;
    this.plain = rule.isEmpty();
    var created = call("POST", address.resolve("/session"), capabilities(rule));
    this.session = address.resolve("/session/") + created.path("sessionId").asString();
  }

  /// Why there can be no browser on this machine, or nothing.
  public static Optional<String> missing() {
    return chromium().isEmpty() || Program.find("chromedriver").isEmpty()
        ? Optional.of("there is no chromium or no chromedriver on the PATH")
        : Optional.empty();
  }

  /// A browser without a past, in front of an empty tab.
  public static WebDriver start(Look look) throws IOException, InterruptedException {
    var handedOn = Optional.ofNullable(IDLE.poll());
    return inFront(handedOn.isPresent() ? handedOn.get() : launch(Optional.empty()), look);
  }

  /// One that finds at this port of this machine what is addressed as `localhost:3000` or the like.
  public static WebDriver forwarding(String from, int port, Look look)
      throws IOException, InterruptedException {
    return inFront(launch(Optional.of("MAP " + from + " 127.0.0.1:" + port)), look);
  }

  private static WebDriver inFront(WebDriver browser, Look look)
      throws IOException, InterruptedException {
    if (look.dark()) {
      var dark = Map.of("name", "prefers-color-scheme", "value", "dark");
      browser.devTools("Emulation.setEmulatedMedia", Map.of("features", List.of(dark)));
    }
    browser.devTools("Emulation.setScriptExecutionDisabled", Map.of("value", !look.script()));
    return browser;
  }

  private static WebDriver launch(Optional<String> rule) throws IOException, InterruptedException {
    var program = Program.find("chromedriver").orElseThrow().toString();
    var driver = Program.start(new ProcessBuilder(program, "--port=0"));
    try {
      var port = driver.await(STARTED).group(1);
      var address = URI.create("http://127.0.0.1:" + port);
      return new WebDriver(driver, address, rule);
    } catch (IOException | AssertionError e) {
      driver.close();
      throw e;
    }
  }

  /// Gives the tab in front an authenticator that keeps passkeys and says yes to everything
  /// (WebAuthn §11).
  public void addAuthenticator() throws IOException, InterruptedException {
    devTools("WebAuthn.enable", Map.of("enableUI", false));
    devTools(
        "WebAuthn.addVirtualAuthenticator",
        Map.of(
            "options",
            Map.of(
                "protocol",
                "ctap2",
                "transport",
                "internal",
                "hasResidentKey",
                true,
                "hasUserVerification",
                true,
                "isUserVerified",
                true,
                "automaticPresenceSimulation",
                true)));
  }

  /// Runs a script in every page of this tab from now on, before those of the page.
  public void atEveryPage(String script) throws IOException, InterruptedException {
    devTools("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  /// Has the tab in front behave as if its window were the one that is typed in.
  public void focus() throws IOException, InterruptedException {
    devTools("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
  }

  /// As if the browser's person had deleted its cookies.
  public void forgetCookies() throws IOException, InterruptedException {
    devTools("Network.clearBrowserCookies", Map.of());
  }

  /// When the browser forgets a cookie of the page in front, in seconds of the epoch; empty for one
  /// that it forgets when it is closed.
  public Optional<Long> cookieExpiry(String name) throws IOException, InterruptedException {
    var cookie = get("/cookie/" + name);
    return cookie.has("expiry") ? Optional.of(cookie.path("expiry").asLong()) : Optional.empty();
  }

  /// Runs a script in the page in front.
  public void script(String text) throws IOException, InterruptedException {
    post("/execute/sync", Map.of("script", text, "args", List.of()));
  }

  /// Runs a script in the page in front that calls the last of its `arguments` with its answer.
  public JsonNode ask(String script) throws IOException, InterruptedException {
    return post("/execute/async", Map.of("script", script, "args", List.of()));
  }

  /// What an element is by the name of its property, such as `textContent`.
  public String property(String selector, String name) throws IOException, InterruptedException {
    return get("/element/" + element(selector) + "/property/" + name).asString("");
  }

  /// Shows pages in exactly so many pixels, without scroll bars.
  public void resize(int width, int height) throws IOException, InterruptedException {
    devTools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    devTools("Emulation.setScrollbarsHidden", Map.of("hidden", true));
  }

  public void open(URI uri) throws IOException, InterruptedException {
    post("/url", Map.of("url", uri.toString()));
  }

  /// Has the page in front open each address in a tab of its own, all in one moment; returns the
  /// tabs in no order.
  public List<String> openAtOnce(List<URI> uris) throws IOException, InterruptedException {
    var before = windows();
    post(
        "/execute/sync",
        Map.of(
            "script",
            "for (const uri of arguments) window.open(uri)",
            "args",
            uris.stream().map(URI::toString).toList()));
    return windows().stream().filter(tab -> !before.contains(tab)).toList();
  }

  private List<String> windows() throws IOException, InterruptedException {
    var handles = new ArrayList<String>();
    get("/window/handles").forEach(handle -> handles.add(handle.asString()));
    return handles;
  }

  /// Brings a tab to the front.
  public void turnTo(String tab) throws IOException, InterruptedException {
    post("/window", Map.of("handle", tab));
  }

  public URI address() throws IOException, InterruptedException {
    return URI.create(get("/url").asString());
  }

  public String title() throws IOException, InterruptedException {
    return get("/title").asString();
  }

  /// The words that can be seen.
  public String text() throws IOException, InterruptedException {
    return get("/element/" + element("body") + "/text").asString();
  }

  public void type(String selector, String text) throws IOException, InterruptedException {
    var element = element(selector);
    post("/element/" + element + "/clear", Map.of());
    post("/element/" + element + "/value", Map.of("text", text));
  }

  /// Clicks what leads to another page, and waits for that.
  public void click(String selector) throws IOException, InterruptedException {
    var page = element("html");
    post("/element/" + element(selector) + "/click", Map.of());
    awaitNewPage(page);
  }

  /// Clicks what leads nowhere, such as a box to tick.
  public void tick(String selector) throws IOException, InterruptedException {
    post("/element/" + element(selector) + "/click", Map.of());
  }

  /// Presses Enter in a field, and waits for the page that this leads to.
  public void enter(String selector) throws IOException, InterruptedException {
    var page = element("html");
    post("/element/" + element(selector) + "/value", Map.of("text", "\uE007"));
    awaitNewPage(page);
  }

  public String attribute(String selector, String name) throws IOException, InterruptedException {
    return get("/element/" + element(selector) + "/attribute/" + name).asString("");
  }

  /// The id of the element that has the focus.
  public String focused() throws IOException, InterruptedException {
    var element = get("/element/active").properties().iterator().next().getValue().asString();
    return get("/element/" + element + "/attribute/id").asString("");
  }

  public boolean has(String selector) throws IOException, InterruptedException {
    return !post("/elements", Map.of("using", "css selector", "value", selector)).isEmpty();
  }

  /// Asks again until the address satisfies, for as long as a slow machine may take.
  public void awaitAddress(Predicate<URI> satisfies) throws IOException, InterruptedException {
    var seen = address();
    Patience.until("another address than " + seen, BETWEEN_LOOKS, () -> satisfies.test(address()));
  }

  /// Asks again until the page says so.
  public void awaitText(String said) throws IOException, InterruptedException {
    Patience.until("a page that says " + said, BETWEEN_LOOKS, () -> text().contains(said));
  }

  /// Keeps a picture of what is seen, where pictures are wanted (`-Plooks`): to paint one takes
  /// longer than to open the page.
  public void screenshot(Path file) throws IOException, InterruptedException {
    if (!Looks.ALL) {
      return;
    }
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(get("/screenshot").asString()));
  }

  /// What the consoles of all pages so far said that is an error: broken scripts, refusals of the
  /// content security policy, files that did not come.
  public List<String> consoleErrors() throws IOException, InterruptedException {
    var errors = new ArrayList<String>();
    for (var entry : post("/se/log", Map.of("type", "browser"))) {
      if (entry.path("level").asString().equals("SEVERE")) {
        errors.add(entry.path("message").asString());
      }
    }
    return errors;
  }

  /// Hands the browser on. One that cannot forget ends, and so does one that finds things
  /// elsewhere.
  @Override
  public void close() throws IOException {
    if (!plain) {
      end();
      return;
    }
    try {
      forget();
      IDLE.push(this);
    } catch (IOException | AssertionError e) {
      end();
      throw e;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      end();
    }
  }

  private void forget() throws IOException, InterruptedException {
    var fresh = post("/window/new", Map.of("type", "tab")).path("handle").asString();
    for (var tab : windows()) {
      if (!tab.equals(fresh)) {
        turnTo(tab);
        call("DELETE", URI.create(session + "/window"), Optional.empty());
      }
    }
    turnTo(fresh);
    devTools("Network.clearBrowserCookies", Map.of());
    devTools("Network.clearBrowserCache", Map.of());
    devTools("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "all"));
    var _ = consoleErrors();
  }

  private static void endIdle() {
    for (var browser = IDLE.poll(); browser != null; browser = IDLE.poll()) {
      browser.end();
    }
  }

  private void end() {
    try {
      var _ = send("DELETE", URI.create(session), Optional.empty());
    } catch (IOException _) {
      // It is gone already.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      driver.close();
    }
  }

  /// A command of the Chrome DevTools Protocol about the tab in front.
  private void devTools(String command, Map<String, Object> parameters)
      throws IOException, InterruptedException {
    post("/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
  }

  private static Optional<Path> chromium() {
    return Program.find("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
  }

  private static Optional<Object> capabilities(Optional<String> rule) {
    var arguments =
        Stream.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--lang=en-GB",
                "--window-size=1100,1060",
                rule.map(text -> "--host-resolver-rules=" + text)
                    .orElse("--no-default-browser-check"))
            .toList();
    var chromium = chromium().orElseThrow().toString();
    Map<String, Object> options = Map.of("binary", chromium, "args", arguments);
    Map<String, Object> wanted =
        Map.of(
            "browserName",
            "chrome",
            "goog:chromeOptions",
            options,
            "goog:loggingPrefs",
            Map.of("browser", "ALL"));
    return Optional.of(Map.of("capabilities", Map.of("alwaysMatch", wanted)));
  }

  private String element(String selector) throws IOException, InterruptedException {
    var found = post("/element", Map.of("using", "css selector", "value", selector));
    return found.properties().iterator().next().getValue().asString();
  }

  private void awaitNewPage(String oldPage) throws IOException, InterruptedException {
    var name = URI.create(session + "/element/" + oldPage + "/name");
    Patience.until(
        "a page after the one at " + address(),
        BETWEEN_LOOKS,
        () -> send("GET", name, Optional.empty()).statusCode() != 200);
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return call("GET", URI.create(session + path), Optional.empty());
  }

  private JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return call("POST", URI.create(session + path), Optional.of(body));
  }

  private JsonNode call(String method, URI uri, Optional<Object> body)
      throws IOException, InterruptedException {
    var response = send(method, uri, body);
    var value = JSON.readTree(response.body()).path("value");
    if (response.statusCode() != 200) {
      throw new AssertionError(
          method + " " + uri.getPath() + " " + body.orElse("") + ": " + value.path("message"));
    }
    return value;
  }

  private HttpResponse<String> send(String method, URI uri, Optional<Object> body)
      throws IOException, InterruptedException {
    var publisher =
        body.map(value -> BodyPublishers.ofString(JSON.writeValueAsString(value), UTF_8))
            .orElse(BodyPublishers.noBody());
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, publisher)
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
