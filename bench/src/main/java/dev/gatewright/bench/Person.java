package dev.gatewright.bench;

import java.io.IOException;

/// Somebody with a browser on a connection of their own, logged in once. For one thread.
final class Person {
  private final Acme acme;
  private final Wire wire;
  private final Cookies cookies = new Cookies();

  private Person(Acme acme, Wire wire) {
    this.acme = acme;
    this.wire = wire;
  }

  /// Logs a user in through the hosted page.
  static Person logIn(Acme acme, Wire wire, int user) throws IOException {
    var person = new Person(acme, wire);
    var cookies = person.cookies;
    var toLogin = cookies.of(wire.send(acme.authorize(Acme.APP, cookies.sent())));
    var path = toLogin.header("location").orElseThrow();
    var form = cookies.of(wire.send(acme.get(path, "Cookie: " + cookies.sent()))).expect(200);
    var done =
        cookies.of(
            wire.send(
                acme.post(
                    "/login",
                    LoginFields.of(
                        Surfer.hidden(form, LoginFields.INTERACTION),
                        Acme.email(user),
                        Acme.PASSWORD),
                    "Cookie: " + cookies.sent())));
    codeOf(done);
    return person;
  }

  /// The code flow with the session that is there; answers with the token endpoint's answer.
  Answer codeFlow(String client) throws IOException {
    var code = codeOf(wire.send(acme.authorize(client, cookies.sent())));
    return wire.send(acme.redeem(client, code)).expect(200);
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
