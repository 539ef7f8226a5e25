package dev.gatewright.server.http;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.wire.BodyParser;
import dev.gatewright.protocol.wire.MessageLimits;
import dev.gatewright.protocol.wire.ParsedBody;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One request as handlers see it, complete with its body. Used by one thread at a time.
///
/// Scheme, host, port and client address are what a trusted proxy reported, or else what the socket
/// says ([TrustedProxies]). They serve to find the tenant and to count attempts, never to build a
/// link: links come from configuration.
public final class HttpRequest {
  private final String method;
  private final String path;
  private final Parameters query;
  private final Headers headers;
  private final Origin origin;
  private final byte[] body;
  private final Map<String, String> variables;
  private final Mount mount;
  private final MessageLimits limits;
  private final Supplier<String> references;
  private @Nullable ParsedBody parsedBody;
  private @Nullable String reference;

  HttpRequest(
      String method,
      String path,
      Parameters query,
      Headers headers,
      Origin origin,
      byte[] body,
      Map<String, String> variables,
      Mount mount,
      MessageLimits limits,
      Supplier<String> references) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.origin = origin;
    this.body = body;
    this.variables = variables;
    this.mount = mount;
    this.limits = limits;
    this.references = references;
  }

  /// A request that came from no socket: for tests and for handlers that call one another.
  public static HttpRequest of(
      String method, String path, Parameters query, Headers headers, byte[] body) {
    var origin = new Origin("http", "localhost", 80, InetAddress.getLoopbackAddress());
    return new HttpRequest(
        method,
        path,
        query,
        headers,
        origin,
        body,
        Map.of(),
        Mount.NOBODYS,
        MessageLimits.STANDARD,
        () -> "0");
  }

  public String method() {
    return method;
  }

  /// The path exactly as sent. It holds no `%` and no `;`: such requests are refused before.
  public String path() {
    return path;
  }

  /// The parts of the path between slashes; a slash at the end gives an empty last part.
  public List<String> segments() {
    var segments = new ArrayList<String>();
    var start = 1;
    for (var slash = path.indexOf('/', 1); slash >= 0; slash = path.indexOf('/', start)) {
      segments.add(path.substring(start, slash));
      start = slash + 1;
    }
    segments.add(path.substring(start));
    return segments;
  }

  /// The part of the path that the route's pattern calls `name`.
  ///
  /// @throws IllegalArgumentException if the pattern has no such part
  public String variable(String name) {
    var value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no variable " + name);
    }
    return value;
  }

  /// The part of the address space that the request fell into, as the router found it.
  public Mount mount() {
    return mount;
  }

  /// The decoded query. A query that cannot be decoded is refused before a handler runs.
  public Parameters query() {
    return query;
  }

  public Headers headers() {
    return headers;
  }

  /// The first header called `name`.
  public Optional<String> header(String name) {
    return headers.first(name);
  }

  /// The value of cookie `name`. When two are sent, as happens with different paths or a cookie
  /// planted by a sibling domain, the first counts (RFC 6265 §5.4 sorts the longest path first).
  public Optional<String> cookie(String name) {
    for (var i = 0; i < headers.size(); i++) {
      if (headers.name(i).equalsIgnoreCase("Cookie")) {
        var found = CookieHeader.find(headers.value(i), name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// The values of all cookies whose names begin with `prefix`, in the order sent.
  public List<String> cookiesNamed(String prefix) {
    var found = new ArrayList<String>();
    for (var i = 0; i < headers.size(); i++) {
      if (headers.name(i).equalsIgnoreCase("Cookie")) {
        CookieHeader.collect(headers.value(i), prefix, found);
      }
    }
    return found;
  }

  public String scheme() {
    return origin.scheme();
  }

  public boolean isSecure() {
    return origin.scheme().equals("https");
  }

  /// The host asked for, in lower case and without the port; empty when none was sent (HTTP/1.0).
  public String host() {
    return origin.host();
  }

  public int port() {
    return origin.port();
  }

  public InetAddress clientAddress() {
    return origin.client();
  }

  /// The body as sent. Not a copy: do not write to it.
  public byte[] body() {
    return body;
  }

  /// The body as parameters, from a form or from flat JSON; parsed when first asked for.
  public ParsedBody form() {
    var parsed = parsedBody;
    if (parsed == null) {
      parsed =
          BodyParser.parse(
              headers.all("Content-Type"), headers.has("Content-Encoding"), body, limits);
      parsedBody = parsed;
    }
    return parsed;
  }

  /// A short text that names this request in answers and logs; made when first asked for.
  public String reference() {
    var made = reference;
    if (made == null) {
      made = references.get();
      reference = made;
    }
    return made;
  }

  /// Method and path only: everything else can hold credentials.
  @Override
  public String toString() {
    return "HttpRequest[" + method + " " + path + "]";
  }
}
