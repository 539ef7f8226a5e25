package dev.gatewright.server.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.server.pages.sample.SampleLooks;
import dev.gatewright.server.pages.sample.SamplePages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/// Serves all sample pages over loopback under the policy that production sends, boards that show a
/// page in two widths, and a probe that measures pages from inside the browser.
final class PageServer implements AutoCloseable {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
          + " form-action 'self'; base-uri 'none'";

  private final PageAssets assets = PageAssets.load();
  private final Map<String, Map<String, String>> pages = new ConcurrentHashMap<>();
  private final BlockingQueue<String> posted = new LinkedBlockingQueue<>();
  private final HttpServer server;

  PageServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  /// The bodies that forms have sent to `/callback`.
  BlockingQueue<String> posted() {
    return posted;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String[] parts = path.split("/", -1);
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (path.startsWith("/assets/")) {
      Asset asset = assets.find(path).orElseThrow();
      send(exchange, asset.mediaType(), asset.bytes());
    } else if (path.startsWith(OwnFile.FOLDER)) {
      OwnFile file =
          SampleLooks.FILES.stream().filter(it -> it.path().equals(path)).findFirst().orElseThrow();
      send(exchange, file.kind().mediaType(), file.bytes());
    } else if (path.equals("/callback")) {
      posted.add(new String(body, StandardCharsets.UTF_8));
      send(exchange, "text/plain", "arrived".getBytes(StandardCharsets.UTF_8));
    } else if (path.equals("/probe.js")) {
      try (var script = PageServer.class.getResourceAsStream("probe.js")) {
        send(exchange, "text/javascript", script == null ? new byte[0] : script.readAllBytes());
      }
    } else {
      String html =
          switch (parts[1]) {
            case "page" -> in(parts[2]).getOrDefault(parts[3], "");
            case "board" -> board("/page/" + parts[2] + "/" + parts[3]);
            case "probe" -> probe(parts[2]);
            default -> "";
          };
      if (parts[1].equals("page")) {
        var frames = parts[3].startsWith("console-branding") ? "; frame-src 'self'" : "";
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY + frames);
      }
      send(exchange, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// The samples that differ in more than their words, but for the form that leaves by itself.
  static Collection<String> distinct(String language) {
    return distinct(SamplePages.plain(language).all());
  }

  private static Collection<String> distinct(Map<String, String> samples) {
    var byShape = new LinkedHashMap<String, String>();
    samples.forEach((name, html) -> byShape.putIfAbsent(shape(html), name));
    byShape.values().remove("form-post");
    return byShape.values();
  }

  private static String shape(String html) {
    return TinyHtml.parse(html)
        .elements()
        .map(element -> element.name() + element.attribute("class") + element.attributes().keySet())
        .collect(Collectors.joining());
  }

  private Map<String, String> in(String language) {
    return pages.computeIfAbsent(language, tag -> SamplePages.plain(tag).all());
  }

  private static String board(String page) {
    return """
    <!doctype html><meta name="color-scheme" content="light dark">
    <style>body{margin:0;display:flex;gap:16px;background:#888;height:100vh}
    iframe{border:0;height:100%%;color-scheme:light dark}</style>
    <iframe src="%1$s" style="width:1100px"></iframe>
    <iframe src="%1$s" style="width:375px"></iframe>
    """
        .formatted(page);
  }

  private String probe(String language) {
    String frames =
        distinct(in(language)).stream()
            .map(name -> "<iframe src=\"/page/" + language + "/" + name + "\"></iframe>")
            .collect(Collectors.joining());
    return """
    <!doctype html><meta name="color-scheme" content="light dark">
    <style>iframe{border:0;width:320px;height:700px;color-scheme:light dark}</style>
    <pre id="found"></pre>
    """
        + frames
        + "<script src=\"/probe.js\"></script>";
  }

  private static void send(HttpExchange exchange, String mediaType, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", mediaType);
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }
}
