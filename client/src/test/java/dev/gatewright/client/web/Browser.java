package dev.gatewright.client.web;

import dev.gatewright.client.CallbackParameters;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One browser at the application: keeps the cookies it is given as RFC 6265 §5 says, each as long
/// as it may, and brings them along.
final class Browser {
  /// Handles a request as an application does.
  @FunctionalInterface
  interface Application {
    void handle(WebExchange exchange) throws IOException;
  }

  /// What a request was answered with.
  record Answer(int status, Map<String, List<String>> headers, String body) {
    Optional<String> header(String name) {
      return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    String location() {
      return header("Location").orElseThrow();
    }

    String query(String name) {
      return CallbackParameters.of(URI.create(location())).one(name).orElseThrow();
    }

    List<String> setCookies() {
      return headers.getOrDefault("Set-Cookie", List.of());
    }
  }

  private record Kept(String value, Instant until) {}

  private final InstantSource clock;
  private final Application application;
  private final Map<String, Kept> cookies = new LinkedHashMap<>();

  Browser(InstantSource clock, Application application) {
    this.clock = clock;
    this.application = application;
  }

  /// Opens an address of the application, as a click on one of its own links does.
  Answer open(String pathAndQuery) {
    return request(
        "GET",
        pathAndQuery,
        Map.of("Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "navigate"),
        "");
  }

  /// Opens an address of the application by a link on another site.
  Answer openFromElsewhere(String pathAndQuery) {
    return request(
        "GET",
        pathAndQuery,
        Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"),
        "");
  }

  Answer request(String method, String pathAndQuery, Map<String, String> headers, String form) {
    var sent = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    sent.putAll(headers);
    var cookieHeader = cookieHeader();
    if (!cookieHeader.isEmpty()) {
      sent.putIfAbsent("Cookie", cookieHeader);
    }
    var exchange = new Exchange(method, pathAndQuery, sent, form);
    try {
      application.handle(exchange);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
    var answer = exchange.answer.orElseThrow();
    answer.setCookies().forEach(this::keep);
    return answer;
  }

  private String cookieHeader() {
    cookies.values().removeIf(kept -> !clock.instant().isBefore(kept.until()));
    var pairs = new ArrayList<String>();
    cookies.forEach((name, kept) -> pairs.add(name + "=" + kept.value()));
    return String.join("; ", pairs);
  }

  private void keep(String setCookie) {
    var attributes = setCookie.split("; ", -1);
    var name = attributes[0].substring(0, attributes[0].indexOf('='));
    var until = Instant.MAX;
    for (var attribute : attributes) {
      if (attribute.startsWith("Max-Age=")) {
        until = clock.instant().plusSeconds(Long.parseLong(attribute.substring(8)));
      }
    }
    cookies.put(name, new Kept(attributes[0].substring(name.length() + 1), until));
  }

  /// The cookies whose names contain this.
  Map<String, String> cookies(String part) {
    cookieHeader();
    var found = new LinkedHashMap<String, String>();
    cookies.forEach((name, kept) -> {
      if (name.contains(part)) {
        found.put(name, kept.value());
      }
    });
    return found;
  }

  /// Puts a cookie into the browser, as an attacker might.
  void plant(String name, String value) {
    cookies.put(name, new Kept(value, Instant.MAX));
  }

  void forget(String name) {
    cookies.remove(name);
  }

  private static final class Exchange implements WebExchange {
    private final String method;
    private final URI target;
    private final Map<String, String> headers;
    private final String form;
    private final Map<String, List<String>> added = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private Optional<Answer> answer = Optional.empty();

    Exchange(String method, String pathAndQuery, Map<String, String> headers, String form) {
      this.method = method;
      this.target = URI.create(pathAndQuery);
      this.headers = headers;
      this.form = form;
    }

    @Override
    public String method() {
      return method;
    }

    @Override
    public String path() {
      return target.getRawPath();
    }

    @Override
    public String rawQuery() {
      return Optional.ofNullable(target.getRawQuery()).orElse("");
    }

    @Override
    public List<String> headers(String name) {
      return Optional.ofNullable(headers.get(name)).map(List::of).orElse(List.of());
    }

    @Override
    public CallbackParameters form(int maxLength) {
      var tooLong = form.getBytes(StandardCharsets.UTF_8).length > maxLength;
      return CallbackParameters.parse(tooLong ? "" : form);
    }

    @Override
    public void addHeader(String name, String value) {
      if (value.matches("(?s).*[\\x00-\\x1F\\x7F].*")) {
        throw new IllegalArgumentException("a control character in the header " + name);
      }
      added.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    @Override
    public void redirect(URI target) {
      addHeader("Location", target.toString());
      answer(303, "");
    }

    @Override
    public void respond(int status, String contentType, String body) {
      addHeader("Content-Type", contentType);
      answer(status, body);
    }

    private void answer(int status, String body) {
      if (answer.isPresent()) {
        throw new IllegalStateException("answered twice");
      }
      answer = Optional.of(new Answer(status, added, body));
    }
  }
}
