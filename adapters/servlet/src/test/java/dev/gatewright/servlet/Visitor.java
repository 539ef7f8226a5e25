package dev.gatewright.servlet;

import dev.gatewright.testkit.TestGatewright;
import dev.gatewright.testkit.TestUser;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// A browser at the application whose every step the test sees: it keeps cookies and follows no
/// redirect. Safe for several threads, as a browser with several tabs is.
final class Visitor {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// Opens a page, as a browser does from its address bar.
  HttpResponse<String> open(URI page) {
    return send(
        HttpRequest.newBuilder(page)
            .header("Accept", "text/html")
            .header("Sec-Fetch-Mode", "navigate")
            .header("Sec-Fetch-Site", "none"));
  }

  /// What a script of the application's own page fetches.
  HttpResponse<String> fetch(URI address) {
    return send(
        HttpRequest.newBuilder(address)
            .header("Accept", "application/json")
            .header("Sec-Fetch-Mode", "cors")
            .header("Sec-Fetch-Site", "same-origin"));
  }

  /// Sends a form of the application's own page.
  HttpResponse<String> post(URI address, String form) {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Mode", "navigate")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Opens a protected page, logs in at the provider and follows the way back to the page.
  HttpResponse<String> logIn(TestGatewright provider, URI page, TestUser user) {
    var away = location(open(page));
    var callback = provider.browser().logIn(away, user);
    return open(page.resolve(location(open(callback))));
  }

  /// Where a redirect leads.
  static URI location(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Location")
        .map(URI::create)
        .orElseThrow(() ->
            new AssertionError("no redirect: " + response.statusCode() + " " + response.body()));
  }

  /// The value of a cookie whose name begins so.
  Optional<String> cookie(String namePrefix) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().startsWith(namePrefix))
        .map(cookie -> cookie.getValue())
        .findFirst();
  }

  /// Puts cookies of another visitor into this browser.
  void takeCookiesOf(Visitor other) {
    other
        .cookies
        .getCookieStore()
        .getCookies()
        .forEach(cookie -> cookies.getCookieStore().add(null, cookie));
  }
}
