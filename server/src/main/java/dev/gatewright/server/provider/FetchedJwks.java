package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.RemoteJwks;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Fetches clients' key sets: https, public addresses, no redirects, bounded in size and time, at
/// most once in a while for each address (OpenID Connect Registration §2).
///
/// The name is resolved and judged before the connection is made. TLS then proves that whoever
/// answers is who the name says, so a name that resolves differently a moment later gains nothing.
public final class FetchedJwks implements RemoteJwks {
  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_SETS = 1_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final Map<URI, Kept> kept = new ConcurrentHashMap<>();

  public FetchedJwks(InstantSource clock) {
    this.clock = clock;
  }

  /// The client is made when a set is first fetched: with it come all of TLS and the trusted
  /// certificates, a tenth of the time that a server without such clients takes to start.
  private static final class Fetching {
    static final HttpClient CLIENT =
        HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(TIMEOUT).build();

    private Fetching() {}
  }

  private record Kept(Optional<String> document, Instant at) {}

  @Override
  public Optional<String> fetch(IssuerId issuer, ClientId client, URI jwksUri, boolean fresh) {
    var now = clock.instant();
    var before = kept.get(jwksUri);
    if (before != null && now.isBefore(before.at().plus(fresh ? PAUSE : KEPT))) {
      return before.document();
    }
    if (kept.size() >= MOST_SETS) {
      kept.clear();
    }
    var document = get(jwksUri);
    kept.put(jwksUri, new Kept(document, now));
    return document;
  }

  private Optional<String> get(URI uri) {
    if (!"https".equals(uri.getScheme()) || !isPublic(uri)) {
      return Optional.empty();
    }
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(TIMEOUT)
            .header("Accept", "application/jwk-set+json, application/json")
            .build();
    try {
      var response = Fetching.CLIENT.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        return response.statusCode() == 200 && bytes.length <= MOST_BYTES
            ? Optional.of(new String(bytes, UTF_8))
            : Optional.empty();
      }
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static boolean isPublic(URI uri) {
    try {
      return Arrays.stream(InetAddress.getAllByName(uri.getHost())).allMatch(FetchedJwks::isPublic);
    } catch (UnknownHostException _) {
      return false;
    }
  }

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    boolean sharedSpace = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
    return !(uniqueLocal
        || sharedSpace
        || address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress());
  }
}
