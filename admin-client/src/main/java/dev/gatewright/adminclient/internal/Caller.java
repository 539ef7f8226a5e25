package dev.gatewright.adminclient.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.adminclient.call.AdminException;
import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.ETag;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.call.Page;
import dev.gatewright.adminclient.call.RetryPolicy;
import dev.gatewright.adminclient.call.Tagged;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Makes calls, again where that is safe and allowed, and reads what comes of them.
public final class Caller {
  private static final int KEY_BYTES = 18;
  private static final Set<Integer> COME_BACK = Set.of(409, 429, 503);
  private static final String GET = "GET";

  /// Waits between two attempts.
  @FunctionalInterface
  public interface Pause {
    void during(Duration wait) throws InterruptedException;
  }

  private final URI root;
  private final Supplier<String> authorization;
  private final Exchange exchange;
  private final Duration timeout;
  private final RetryPolicy retries;
  private final Pause pause;
  private final SecureRandom random;

  /// @param root where the API is served
  /// @param authorization the key or the token of the moment, as the field of that name has it
  public Caller(
      URI root,
      Supplier<String> authorization,
      HttpClient client,
      Duration timeout,
      RetryPolicy retries,
      Pause pause,
      SecureRandom random) {
    this.root = root;
    this.authorization = authorization;
    this.exchange = new Exchange(client, timeout);
    this.timeout = timeout;
    this.retries = retries;
    this.pause = pause;
    this.random = random;
  }

  /// A part of a path that names a thing.
  ///
  /// @throws IllegalArgumentException if nothing can be called so
  public static String segment(String name) {
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      throw new IllegalArgumentException("\"" + name + "\" names nothing");
    }
    return encoded(name);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /// Asks for one thing.
  public <T> T get(String path, Body query, Function<Members, T> reader) {
    return read(send(GET, path, query, Body.nothing(), CallOptions.none()), reader);
  }

  /// The same, with the name of its state.
  public <T> Tagged<T> tagged(String path, Body query, Function<Members, T> reader) {
    var answer = send(GET, path, query, Body.nothing(), CallOptions.none());
    var tag =
        answer
            .headers()
            .firstValue("ETag")
            .orElseThrow(() -> AdminException.unreadable("the answer has no ETag"));
    return new Tagged<>(read(answer, reader), new ETag(tag));
  }

  /// A list. Asks for nothing before it is read.
  public <T> Listing<T> list(String path, Body query, Function<Members, T> reader) {
    return new Listing<>(cursor ->
        get(
            path,
            cursor.map(at -> query.with("cursor", at)).orElse(query),
            part -> page(part, reader)));
  }

  private static <T> Page<T> page(Members part, Function<Members, T> reader) {
    return new Page<>(
        part.required("data", Readers.list(Readers.object(reader))),
        part.optional("has_more", Readers::flag).orElse(false),
        part.optional("next_cursor", Readers::text));
  }

  /// Changes something, and tells what came of it.
  public <T> T ask(
      String method,
      String path,
      Body query,
      Body body,
      CallOptions options,
      Function<Members, T> reader) {
    return read(send(method, path, query, body, options), reader);
  }

  /// Changes something of which there is nothing to tell.
  public void act(String method, String path, Body query, Body body, CallOptions options) {
    send(method, path, query, body, options);
  }

  private static <T> T read(HttpResponse<byte[]> answer, Function<Members, T> reader) {
    return Json.parse(answer.body())
        .map(reader)
        .orElseThrow(() -> AdminException.unreadable("the answer is no JSON object"));
  }

  private HttpResponse<byte[]> send(
      String method, String path, Body query, Body body, CallOptions options) {
    var request = request(method, path, query, body, options);
    var waited = Duration.ZERO;
    try {
      for (int attempt = 1; ; attempt++) {
        var outcome = attempt(request);
        var done = outcome.done();
        if (done.isPresent()) {
          return done.get();
        }
        var wait =
            outcome.mayComeBack()
                ? retries.wait(attempt, waited, outcome.retryAfter())
                : Optional.<Duration>empty();
        if (wait.isEmpty()) {
          throw outcome.failure();
        }
        pause.during(wait.get());
        waited = waited.plus(wait.get());
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw AdminException.interrupted(ended);
    }
  }

  /// An answer, or why there is none.
  private record Outcome(Optional<HttpResponse<byte[]>> answer, Optional<IOException> broken) {
    Optional<HttpResponse<byte[]>> done() {
      return answer.filter(it -> it.statusCode() < 300);
    }

    /// `Retry-After` says that nothing was done, or that it is known whether it was; where no
    /// answer came, the key of the request lets the server tell.
    boolean mayComeBack() {
      return answer
          .map(it -> COME_BACK.contains(it.statusCode()) && retryAfter().isPresent())
          .orElse(true);
    }

    Optional<Duration> retryAfter() {
      return answer.flatMap(it -> Problems.retryAfter(it.headers()));
    }

    AdminException failure() {
      return answer
          .map(Problems::of)
          .orElseGet(() -> AdminException.noAnswer(broken.orElseThrow()));
    }
  }

  private Outcome attempt(HttpRequest request) throws InterruptedException {
    try {
      return new Outcome(Optional.of(exchange.send(request)), Optional.empty());
    } catch (IOException broken) {
      return new Outcome(Optional.empty(), Optional.of(broken));
    }
  }

  private HttpRequest request(
      String method, String path, Body query, Body body, CallOptions options) {
    var builder =
        HttpRequest.newBuilder(address(path, query))
            .timeout(timeout)
            .header("Authorization", authorization.get())
            .header("Accept", "application/json, application/problem+json");
    if ("http".equals(root.getScheme())) {
      // Without TLS the JDK would ask to go over to HTTP/2 along with each request.
      builder.version(HttpClient.Version.HTTP_1_1);
    }
    options.condition().ifPresent(tag -> builder.header("If-Match", tag.text()));
    var members = body.revealed();
    boolean says = !members.isEmpty() || method.equals("PATCH") || method.equals("PUT");
    if (says) {
      builder.header("Content-Type", "application/json");
    }
    if (!method.equals(GET)) {
      builder.header("Idempotency-Key", options.idempotencyKey().orElseGet(this::freshKey));
    }
    return builder
        .method(
            method,
            says ? BodyPublishers.ofByteArray(Json.write(members)) : BodyPublishers.noBody())
        .build();
  }

  private String freshKey() {
    var bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private URI address(String path, Body query) {
    var parameters =
        query.parameters().entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(root + path + (parameters.isEmpty() ? "" : "?" + parameters));
  }
}
