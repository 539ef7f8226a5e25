package dev.gatewright.examples.embedded;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser at the login page: it keeps cookies, and sends forms as they are on the page.
final class Visitor {
  private static final Pattern HIDDEN = Pattern.compile("name=\"form\" value=\"([^\"]*)\"");

  private final Application app;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  Visitor(Application app) {
    this.app = app;
  }

  Map<String, String> cookies() {
    return cookies;
  }

  Reply open(String pathAndQuery) {
    return kept(app.send(app.request(pathAndQuery).header("Cookie", cookieHeader()).GET()));
  }

  /// Opens an address that may be elsewhere on this machine.
  Reply openAt(URI address) {
    return kept(app.send(HttpRequest.newBuilder(address).header("Cookie", cookieHeader()).GET()));
  }

  /// Opens what the browser is sent to, while that is at the application.
  Reply follow(Reply reply) {
    var here = reply;
    while (here.status() == 303 && here.location().toString().startsWith("/")) {
      here = open(here.location().toString());
    }
    return here;
  }

  /// Fills in the form of [LoginPage] on the page at this address.
  Reply logIn(String pathAndQuery, Reply page, String username, String password) {
    var hidden = HIDDEN.matcher(page.body());
    if (!hidden.find()) {
      throw new AssertionError("no login form in " + page);
    }
    return submit(
        pathAndQuery, "form", hidden.group(1), "username", username, "password", password);
  }

  Reply submit(String pathAndQuery, String... fields) {
    return kept(
        app.send(
            app.request(pathAndQuery)
                .header("Cookie", cookieHeader())
                .header("Content-Type", Application.FORM)
                .POST(BodyPublishers.ofString(Application.encoded(List.of(fields))))));
  }

  private String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; ", "other=1; ", ""));
  }

  private Reply kept(Reply reply) {
    reply.headers().getOrDefault("set-cookie", List.of()).stream()
        .flatMap(header -> new ArrayList<>(HttpCookie.parse(header)).stream())
        .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
    return reply;
  }
}
