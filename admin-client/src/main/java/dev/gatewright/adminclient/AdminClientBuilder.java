package dev.gatewright.adminclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.adminclient.call.RetryPolicy;
import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Caller;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Configures an [AdminClient]. `server` and one of `key` and `token` are required; everything else
/// has a default.
///
/// Every setting takes `null` for what it is most often: an environment variable that is not set.
/// It is refused at once, with the setting's name.
public final class AdminClientBuilder {
  private static final String PATH = "/admin/v1";

  /// RFC 6750 §2.1.
  private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private Optional<URI> server = Optional.empty();
  private Optional<Supplier<String>> authorization = Optional.empty();
  private Optional<HttpClient> httpClient = Optional.empty();
  private Duration connectTimeout = Duration.ofSeconds(5);
  private Duration requestTimeout = Duration.ofSeconds(30);
  private RetryPolicy retries = RetryPolicy.upTo(3, Duration.ofSeconds(30));
  private SecureRandom random = new SecureRandom();
  private boolean plainHttp;
  private Caller.Pause pause = wait -> Thread.sleep(wait.toMillis());

  AdminClientBuilder() {}

  /// Where the server is: its `base_url`, or its management address where the API is served there.
  ///
  /// @throws IllegalArgumentException if it is no address of a server
  public AdminClientBuilder server(@Nullable String value) {
    return server(URI.create(text(value, "server")));
  }

  /// As [#server(String)].
  public AdminClientBuilder server(@Nullable URI value) {
    var given = value(value, "server");
    if (given.getHost() == null
        || given.getRawUserInfo() != null
        || given.getRawQuery() != null
        || given.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "server(...) is an address such as https://id.example.com");
    }
    server = Optional.of(given);
    return this;
  }

  /// The API key as it is told when it is made: its id and its secret, joined by a colon.
  ///
  /// @throws IllegalArgumentException if it is not
  public AdminClientBuilder key(@Nullable String idAndSecret) {
    var given = text(idAndSecret, "key");
    int colon = given.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("key(...) is the key's id, a colon and its secret");
    }
    return key(given.substring(0, colon), Secret.of(given.substring(colon + 1)));
  }

  /// The API key, in its two parts.
  public AdminClientBuilder key(@Nullable String id, @Nullable Secret secret) {
    var user = text(id, "key");
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException("the id of a key has no colon");
    }
    var pair = user + ":" + value(secret, "key").reveal();
    var basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    authorization = Optional.of(() -> basic);
    return this;
  }

  /// In place of a key: where the access token of the moment comes from, which is asked for at each
  /// request (RFC 6750). It is one of the server's own issuer of those who administer, for its
  /// administration.
  public AdminClientBuilder token(@Nullable Supplier<Secret> value) {
    var given = value(value, "token");
    authorization = Optional.of(() -> "Bearer " + bearer(given.get().reveal()));
    return this;
  }

  /// Nothing that ends the field or begins another.
  private static String bearer(String token) {
    if (!BEARER.matcher(token).matches()) {
      throw new IllegalStateException("token(...) supplied what is no access token");
    }
    return token;
  }

  /// How long a connection may take; 5 s unless said otherwise.
  public AdminClientBuilder connectTimeout(@Nullable Duration value) {
    connectTimeout = value(value, "connectTimeout");
    return this;
  }

  /// How long one attempt may take, its answer included; 30 s unless said otherwise.
  public AdminClientBuilder requestTimeout(@Nullable Duration value) {
    requestTimeout = value(value, "requestTimeout");
    return this;
  }

  /// How often a call is made again; 3 times within 30 s unless said otherwise.
  public AdminClientBuilder retries(@Nullable RetryPolicy value) {
    retries = value(value, "retries");
    return this;
  }

  /// An HTTP client that the application built, for its proxy or its certificates.
  ///
  /// @throws IllegalArgumentException if it follows redirects: the key would go where nobody meant
  ///   it
  public AdminClientBuilder httpClient(@Nullable HttpClient value) {
    var given = value(value, "httpClient");
    if (given.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException(
          "the HTTP client follows redirects: build it with followRedirects(Redirect.NEVER)");
    }
    httpClient = Optional.of(given);
    return this;
  }

  /// Lets the key travel without TLS, to a management address in a network that nobody else is in.
  /// This machine needs no such word.
  public AdminClientBuilder plainHttp() {
    plainHttp = true;
    return this;
  }

  /// The source of idempotency keys.
  public AdminClientBuilder random(@Nullable SecureRandom value) {
    random = value(value, "random");
    return this;
  }

  /// What waits, for tests.
  AdminClientBuilder pause(Caller.Pause value) {
    pause = value;
    return this;
  }

  /// The client. Asks nothing of the server yet.
  ///
  /// @throws IllegalStateException if the server or the key is missing
  /// @throws IllegalArgumentException if the server is elsewhere and not called with `https`
  public AdminClient build() {
    return new AdminClient(
        new Caller(
            root(server.orElseThrow(() -> missing("server"))),
            authorization.orElseThrow(() -> missing("key")),
            httpClient.orElseGet(this::ownHttpClient),
            requestTimeout,
            retries,
            pause,
            random));
  }

  private URI root(URI given) {
    boolean plain = "http".equals(given.getScheme());
    boolean mayBePlain = plainHttp || THIS_MACHINE.contains(given.getHost());
    if (!"https".equals(given.getScheme()) && !(plain && mayBePlain)) {
      throw new IllegalArgumentException(
          "the key would travel in clear: call the server with https, or say plainHttp()");
    }
    var text = given.toString();
    return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + PATH);
  }

  private HttpClient ownHttpClient() {
    return HttpClient.newBuilder()
        .connectTimeout(connectTimeout)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  private static String text(@Nullable String value, String setting) {
    var text = value(value, setting);
    if (text.isBlank()) {
      throw new IllegalArgumentException(setting + "(...) was given an empty text");
    }
    return text;
  }

  private static <T> T value(@Nullable T value, String setting) {
    if (value == null) {
      throw new IllegalArgumentException(
          setting
              + "(...) was given null: is the environment variable or the property that it is read"
              + " from set?");
    }
    return value;
  }

  private static IllegalStateException missing(String name) {
    return new IllegalStateException("the client has no " + name + ": set it in its builder");
  }
}
