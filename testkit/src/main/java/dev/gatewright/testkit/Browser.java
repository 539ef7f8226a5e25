package dev.gatewright.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A person at a browser that keeps cookies, follows redirects and sends forms, and runs no script.
/// Not for several threads.
public final class Browser {
  private static final int MOST_HOPS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI provider;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

  Browser(HttpClient http, URI provider) {
    this.http = http;
    this.provider = provider;
  }

  /// Types an address and follows redirects wherever they lead.
  public Page open(URI address) {
    return arrived(go(Step.get(address), _ -> false));
  }

  /// Enters values into the form of the page that has these fields, and sends it. A value whose
  /// name belongs to a button presses the one that has this value.
  ///
  /// @throws AssertionError when the page has no such form
  public Page submit(Page page, Map<String, String> values) {
    return arrived(go(step(page, values), _ -> false));
  }

  /// As [#submit], up to the first redirect that leaves the provider, which is returned unopened.
  URI leave(Page page, Map<String, String> values) {
    var end = go(step(page, values), this::isAway);
    if (end instanceof End.Left(var target)) {
      return target;
    }
    throw new AssertionError("did not come back to the application: " + arrived(end));
  }

  /// Goes through the hosted pages and back to the application: logs in where asked to, consents
  /// where asked to, and returns the first redirect that leaves the provider, unopened: the
  /// redirect URI with `code` and `state`, or with `error`.
  ///
  /// @throws AssertionError when the way ends at another page, such as for a wrong password; the
  ///   message has its words
  public URI logIn(URI authorizationUrl, String email, String password) {
    var end = throughPages(Step.get(authorizationUrl), email, password, this::isAway);
    if (end instanceof End.Left(var target)) {
      return target;
    }
    throw new AssertionError("did not come back to the application: " + arrived(end));
  }

  /// As [#logIn(URI, String, String)], for a user as declared.
  public URI logIn(URI authorizationUrl, TestUser user) {
    return logIn(authorizationUrl, user.email(), user.password());
  }

  /// Begins at a page of the application, such as its `/login`, and goes on through the hosted
  /// pages until the application shows a page again.
  public Page logInAt(URI page, TestUser user) {
    return arrived(throughPages(Step.get(page), user.email(), user.password(), _ -> false));
  }

  /// A cookie as it would be sent to `address`.
  public Optional<String> cookie(URI address, String name) {
    return cookies.getCookieStore().get(address).stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  /// Forgets all cookies: whoever sits here now was never here before.
  public void forgetCookies() {
    var _ = cookies.getCookieStore().removeAll();
  }

  private boolean isAway(URI target) {
    return !provider.getAuthority().equals(target.getAuthority());
  }

  private End throughPages(Step start, String email, String password, Predicate<URI> stop) {
    var end = go(start, stop);
    var taken = new HashSet<Map<String, String>>();
    while (end instanceof End.Arrived(var page) && !isAway(page.address())) {
      var values = answer(page, email, password);
      if (values.isEmpty()) {
        return selfPosting(page).map(form -> go(step(page, form, Map.of()), stop)).orElse(end);
      }
      if (!taken.add(values.get())) {
        return end;
      }
      end = go(step(page, values.get()), stop);
    }
    return end;
  }

  /// The form that brings the answer to the application, which a script would send (OAuth 2.0 Form
  /// Post Response Mode §2).
  private Optional<Form> selfPosting(Page page) {
    return page.forms().stream().filter(form -> form.isPost() && isAway(form.action())).findFirst();
  }

  /// What a person enters on a hosted page; each page is answered once, so that a wrong password is
  /// not entered again.
  private static Optional<Map<String, String>> answer(Page page, String email, String password) {
    return List.of(
            Map.of("email", email, "password", password),
            Map.of("choice", "continue"),
            Map.of("decision", "allow"))
        .stream()
        .filter(values -> page.form(values).isPresent())
        .findFirst();
  }

  private static Step step(Page page, Map<String, String> values) {
    var form =
        page.form(values)
            .orElseThrow(
                () -> new AssertionError("no form takes " + values.keySet() + " on " + page));
    return step(page, form, values);
  }

  private static Step step(Page page, Form form, Map<String, String> values) {
    var body = form.filled(values);
    return form.isPost()
        ? new Step("POST", form.action(), Optional.of(body), Optional.of(page.address()))
        : Step.get(form.action().resolve("?" + body));
  }

  private static Page arrived(End end) {
    return switch (end) {
      case End.Arrived(var page) -> page;
      case End.Left(var target) -> throw new IllegalStateException("stopped before " + target);
    };
  }

  /// Where following redirects ended.
  private sealed interface End {
    record Arrived(Page page) implements End {}

    record Left(URI target) implements End {}
  }

  private End go(Step start, Predicate<URI> stop) {
    var step = start;
    for (var hop = 0; hop < MOST_HOPS; hop++) {
      if (stop.test(step.address())) {
        return new End.Left(step.withQuery());
      }
      var response = send(step);
      var next = step.after(response);
      if (next.isEmpty()) {
        return new End.Arrived(
            new Page(step.address(), response.statusCode(), response.headers(), response.body()));
      }
      step = next.get();
    }
    throw new AssertionError("redirected without end, last to " + step.address());
  }

  private HttpResponse<String> send(Step step) {
    try {
      var request =
          HttpRequest.newBuilder(step.address())
              .timeout(PATIENCE)
              .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
              .header("Accept-Language", "en")
              .method(
                  step.method(),
                  step.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
      step.body()
          .ifPresent(_ -> request.header("Content-Type", "application/x-www-form-urlencoded"));
      step.from()
          .ifPresent(
              page -> request.header("Origin", page.getScheme() + "://" + page.getAuthority()));
      cookies
          .get(step.address(), Map.of())
          .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
      var response = http.send(request.build(), BodyHandlers.ofString());
      cookies.put(step.address(), response.headers().map());
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + step.address(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at " + step.address(), e);
    }
  }

  /// One request to make; `from` is the page whose form it is.
  private record Step(String method, URI address, Optional<String> body, Optional<URI> from) {
    static Step get(URI address) {
      return new Step("GET", address, Optional.empty(), Optional.empty());
    }

    /// The address, with what a form would post there as its query.
    URI withQuery() {
      return body.map(posted -> URI.create(address + "?" + posted)).orElse(address);
    }

    /// Where the answer sends the browser (RFC 9110 §15.4), with the method it uses there.
    Optional<Step> after(HttpResponse<String> response) {
      var location = response.headers().firstValue("Location").map(address::resolve);
      return switch (response.statusCode()) {
        case 301, 302, 303 -> location.map(Step::get);
        case 307, 308 -> location.map(to -> new Step(method, to, body, from));
        default -> Optional.empty();
      };
    }
  }
}
