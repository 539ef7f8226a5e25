package dev.gatewright.client.foreign;

import dev.gatewright.client.CallbackParameters;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/// A provider that runs for a test on a free port of this machine. It knows one person, a client
/// with a secret, whose refresh tokens it rotates without a grace window, and a client with a key.
interface ForeignProvider extends AutoCloseable {
  /// The application's origin. Nobody serves there: a browser that is sent to it stops.
  URI APPLICATION = URI.create("http://127.0.0.1:3000");

  URI CALLBACK = APPLICATION.resolve("/callback");
  URI SIGNED_OUT = APPLICATION.resolve("/signed-out");

  /// The API that access tokens are for, where a provider lets the client say so.
  URI API = URI.create("https://api.acme.test");

  String CLIENT_ID = "gatewright-sdk";
  String CLIENT_SECRET = "sdk-secret-0123456789abcdef0123456789";

  /// A second client, which has no secret but [ClientKey].
  String KEY_CLIENT_ID = "gatewright-sdk-key";

  String USER = "ada";
  String PASSWORD = "analytical engine no. 1";

  /// How often a person is asked something before the application is reached.
  int MOST_PAGES = 4;

  /// The issuer identifier, letter for letter.
  String issuer();

  /// How many refresh requests the provider has granted so far.
  int refreshesGranted() throws IOException, InterruptedException;

  @Override
  void close();

  /// Signs the person in on the provider's own pages, agrees to what they ask, and gives what comes
  /// back to the application.
  default CallbackParameters logIn(Browser browser, URI authorizationUrl)
      throws IOException, InterruptedException {
    var page = browser.open(authorizationUrl);
    for (int shown = 0; shown < MOST_PAGES && !page.isApplication(); shown++) {
      page = answer(browser, page);
    }
    if (!page.isApplication()) {
      throw new AssertionError("the login does not end: " + page);
    }
    return page.body().isEmpty()
        ? CallbackParameters.of(page.uri())
        : CallbackParameters.parse(page.body());
  }

  /// Opens the logout address, agrees when asked, and gives the page where that ends.
  default Page logOut(Browser browser, URI logoutUrl) throws IOException, InterruptedException {
    var page = browser.open(logoutUrl);
    return page.isApplication() || page.forms().isEmpty()
        ? page
        : browser.submit(page.forms().get(0), Map.of("logout", "yes"));
  }

  private static Page answer(Browser browser, Page page) throws IOException, InterruptedException {
    var login = page.formWith("password");
    if (login.isPresent()) {
      var name = login.get().values().containsKey("username") ? "username" : "login";
      return browser.submit(login.get(), Map.of(name, USER, "password", PASSWORD));
    }
    var agreement =
        page.forms().stream()
            .findFirst()
            .orElseThrow(() -> new AssertionError("nothing to agree to on " + page));
    return browser.submit(agreement, Map.of());
  }
}
