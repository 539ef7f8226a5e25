package dev.gatewright.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A person with a browser that has cookies, follows redirects and sends forms, and runs no script.
/// It says how a request came about as browsers do (Fetch Metadata). Not for several threads.
public final class Visitor {
  private static final int MOST_HOPS = 15;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final CookieJar cookies;
  private final Map<String, Integer> forwarded = new HashMap<>();
  private final Set<String> unserved = new HashSet<>();
  private final Map<String, String> headers = new HashMap<>();

  public Visitor() {
    this(new CookieJar());
  }

  private Visitor(CookieJar cookies) {
    this.cookies = cookies;
  }

  /// Reaches what is addressed as `authority` at another port of this machine.
  public Visitor forwarding(String authority, int port) {
    forwarded.put(authority, port);
    return this;
  }

  /// Stops when sent to `authority`, where nobody serves.
  public Visitor stoppingAt(String authority) {
    unserved.add(authority);
    return this;
  }

  /// Adds a header to every request.
  public Visitor saying(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /// The same person in a second tab, whose cookies are from now on its own.
  public Visitor twin() {
    var twin = new Visitor(cookies.copy());
    twin.forwarded.putAll(forwarded);
    twin.unserved.addAll(unserved);
    twin.headers.putAll(headers);
    return twin;
  }

  /// Has the cookies that a tab of this browser was given meanwhile.
  public void rejoin(Visitor tab) {
    cookies.take(tab.cookies);
  }

  /// How many cookies the browser holds.
  public int cookies() {
    return cookies.size();
  }

  /// Types an address.
  public Page open(URI uri) throws IOException, InterruptedException {
    return go("GET", uri, Optional.empty(), Optional.empty());
  }

  public Page open(String uri) throws IOException, InterruptedException {
    return open(URI.create(uri));
  }

  /// Follows a link of a page.
  public Page click(Page page, String href) throws IOException, InterruptedException {
    if (!page.body().contains("href=\"" + href + "\"")) {
      throw new AssertionError("no link to " + href + " on: " + page.text());
    }
    return go("GET", page.uri().resolve(href), Optional.empty(), Optional.of(page.uri()));
  }

  /// Enters values into the form that has these fields and buttons, and sends it.
  public Page submit(Page page, Map<String, String> values)
      throws IOException, InterruptedException {
    var form =
        page.forms().stream()
            .filter(candidate -> candidate.takes(values))
            .findFirst()
            .orElseThrow(() ->
                new AssertionError(
                    "no form for "
                        + values.keySet()
                        + " among "
                        + page.forms()
                        + " on "
                        + page.uri()
                        + ": "
                        + page.text()));
    var body = form.filled(values);
    return form.method().equals("post")
        ? go("POST", form.action(), Optional.of(body), Optional.of(page.uri()))
        : go("GET", form.action().resolve("?" + body), Optional.empty(), Optional.of(page.uri()));
  }

  /// Has the page send a form of its own making.
  public Page post(Page page, String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    return go(
        "POST",
        page.uri().resolve(path),
        Optional.of(Form.encoded(fields)),
        Optional.of(page.uri()));
  }

  /// Signs in on a login page.
  public Page signIn(Page page, String email, String password)
      throws IOException, InterruptedException {
    return submit(page, Map.of("email", email, "password", password));
  }

  /// A cookie as it would be sent to `uri`.
  public Optional<String> cookie(URI uri, String name) {
    return cookies.value(uri, name);
  }

  /// The Set-Cookie header with which the cookie of this name came last.
  public String given(String name) {
    return cookies
        .given(name)
        .orElseThrow(() -> new AssertionError("no cookie " + name + " was set"));
  }

  /// Takes a cookie as if an answer from `uri` had set it.
  public void keep(URI uri, String setCookie) {
    cookies.keep(uri, setCookie);
  }

  /// Has a cookie reach the end of its life.
  public void forget(String cookie) {
    cookies.forget(cookie);
  }

  private Page go(String method, URI start, Optional<String> form, Optional<URI> from)
      throws IOException, InterruptedException {
    var hops = new ArrayList<Page.Hop>();
    var way = new Way(method, start, form);
    var site = from.map(page -> Site.between(page, start)).orElse(Site.NONE);
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      if (unserved.contains(way.uri().getAuthority())) {
        return new Page(way.uri(), 0, HttpHeaders.of(Map.of(), (_, _) -> true), "", hops);
      }
      var response = http.send(request(way, site, from), BodyHandlers.ofString());
      for (var header : response.headers().allValues("set-cookie")) {
        cookies.keep(way.uri(), header);
      }
      hops.add(new Page.Hop(way.method(), way.uri(), response.statusCode()));
      var next = way.after(response);
      if (next.isEmpty()) {
        return new Page(
            way.uri(), response.statusCode(), response.headers(), response.body(), hops);
      }
      way = next.get();
      if (from.isPresent()) {
        site = site.worse(Site.between(from.get(), way.uri()));
      }
    }
    throw new AssertionError("redirected without end: " + hops);
  }

  private HttpRequest request(Way way, Site site, Optional<URI> from) {
    var builder =
        HttpRequest.newBuilder(reached(way.uri()))
            .timeout(PATIENCE)
            .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
            .header("Accept-Language", "en-GB,en;q=0.7")
            .header("Sec-Fetch-Dest", "document")
            .header("Sec-Fetch-Mode", "navigate")
            .header("Sec-Fetch-Site", site.header)
            .header("Sec-Fetch-User", "?1")
            .header("User-Agent", "Mozilla/5.0 (a test's visitor)");
    headers.forEach(builder::setHeader);
    cookies.header(way.uri()).ifPresent(header -> builder.header("Cookie", header));
    if (way.form().isPresent()) {
      from.ifPresent(
          page -> builder.header("Origin", page.getScheme() + "://" + page.getAuthority()));
      builder.header("Content-Type", "application/x-www-form-urlencoded");
      return builder.POST(BodyPublishers.ofString(way.form().get())).build();
    }
    return builder.method(way.method(), BodyPublishers.noBody()).build();
  }

  private URI reached(URI uri) {
    var port = Optional.ofNullable(forwarded.get(uri.getAuthority()));
    return port.map(number ->
            URI.create(
                uri.toString().replaceFirst(uri.getRawAuthority(), uri.getHost() + ":" + number)))
        .orElse(uri);
  }

  /// One request to make.
  private record Way(String method, URI uri, Optional<String> form) {
    /// Where the answer sends the browser (RFC 9110 §15.4), with the method it uses there.
    Optional<Way> after(HttpResponse<String> response) {
      var location = response.headers().firstValue("location");
      return switch (response.statusCode()) {
        case 301, 302, 303 -> location.map(to -> new Way("GET", uri.resolve(to), Optional.empty()));
        case 307, 308 -> location.map(to -> new Way(method, uri.resolve(to), form));
        default -> Optional.empty();
      };
    }
  }

  /// How far a request is from the page that caused it: Fetch Metadata's Sec-Fetch-Site, in order.
  private enum Site {
    NONE("none"),
    SAME_ORIGIN("same-origin"),
    SAME_SITE("same-site"),
    CROSS_SITE("cross-site");

    private final String header;

    Site(String header) {
      this.header = header;
    }

    static Site between(URI from, URI to) {
      if (from.getAuthority().equals(to.getAuthority())) {
        return SAME_ORIGIN;
      }
      return from.getHost().equals(to.getHost()) ? SAME_SITE : CROSS_SITE;
    }

    Site worse(Site other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }
}
