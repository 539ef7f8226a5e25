package dev.gatewright.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/// A browser of somebody who is not known yet, at an address of its own. For one thread.
final class Surfer {
  private final Acme acme;
  private final Wire wire;
  private final String address;
  private final Cookies cookies = new Cookies();

  private Surfer(Acme acme, Wire wire, String address) {
    this.acme = acme;
    this.wire = wire;
    this.address = address;
  }

  /// One whose address no other has, nor the network around it, but by chance.
  static Surfer somewhere(Acme acme, Wire wire) {
    var random = ThreadLocalRandom.current();
    var address =
        String.format(
            Locale.ROOT,
            "%d.%d.%d.%d",
            random.nextInt(11, 100),
            random.nextInt(256),
            random.nextInt(256),
            random.nextInt(1, 255));
    return new Surfer(acme, wire, address);
  }

  /// Comes to the page of the login.
  Answer login() throws IOException {
    var toLogin = cookies.of(wire.send(acme.authorize(Acme.APP, cookies.sent())));
    return open(toLogin.header("location").orElseThrow());
  }

  Answer open(String path) throws IOException {
    return cookies.of(
        wire.send(acme.get(path, "Cookie: " + cookies.sent(), "X-Forwarded-For: " + address)));
  }

  /// Sends a form.
  Answer post(String path, String form) throws IOException {
    return cookies.of(
        wire.send(
            acme.post(path, form, "Cookie: " + cookies.sent(), "X-Forwarded-For: " + address)));
  }

  /// The value of a hidden field, as a form sends it.
  static String hidden(Answer page, String name) throws IOException {
    return Acme.encoded(
        page.bodyBetween("name=\"" + name + "\" value=\"", '"')
            .replace("&amp;", "&")
            .replace("&#43;", "+"));
  }
}
