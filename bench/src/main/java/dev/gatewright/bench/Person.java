package dev.gatewright.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Somebody with a browser on a connection of their own, logged in once. For one thread.
final class Person {
  private final Acme acme;
  private final Wire wire;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  private Person(Acme acme, Wire wire) {
    this.acme = acme;
    this.wire = wire;
  }

  /// Logs a user in through the hosted page.
  static Person logIn(Acme acme, Wire wire, int user) throws IOException {
    var person = new Person(acme, wire);
    var toLogin = person.keep(wire.send(acme.authorize(Acme.APP, "none=1")));
    var path = toLogin.header("location").orElseThrow();
    var form = person.keep(wire.send(acme.get(path, "Cookie: " + person.cookies()))).expect(200);
    var interaction =
        form.bodyBetween("name=\"interaction\" value=\"", '"')
            .replace("&amp;", "&")
            .replace("&#43;", "+");
    var done =
        person.keep(
            wire.send(
                acme.post(
                    "/login",
                    "interaction=%s&email=%s&password=%s"
                        .formatted(
                            Acme.encoded(interaction),
                            Acme.encoded(Acme.email(user)),
                            Acme.encoded(Acme.PASSWORD)),
                    "Cookie: " + person.cookies())));
    codeOf(done);
    return person;
  }

  /// The code flow with the session that is there; answers with the token endpoint's answer.
  Answer codeFlow(String client) throws IOException {
    var code = codeOf(wire.send(acme.authorize(client, cookies())));
    return wire.send(acme.redeem(client, code)).expect(200);
  }

  private String cookies() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private Answer keep(Answer answer) {
    for (String cookie : answer.headers("set-cookie")) {
      int equals = cookie.indexOf('=');
      int end = cookie.indexOf(';');
      cookies.put(cookie.substring(0, equals), cookie.substring(equals + 1, end));
    }
    return answer;
  }

  private static String codeOf(Answer answer) throws IOException {
    var location =
        answer.header("location").orElseThrow(() -> new IOException("no redirect: " + answer));
    int code = location.indexOf("?code=");
    if (code < 0) {
      throw new IOException("no code in " + location);
    }
    int end = location.indexOf('&', code);
    return location.substring(code + "?code=".length(), end < 0 ? location.length() : end);
  }
}
