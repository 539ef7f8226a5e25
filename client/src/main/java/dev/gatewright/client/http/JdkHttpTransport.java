package dev.gatewright.client.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Requests through the JDK's own HTTP client. One limit holds for a whole exchange, the body
/// included: a provider that sends a byte a second is given up on in time too. Answers are asked
/// for uncompressed; one that is compressed with gzip or deflate all the same is decoded.
public final class JdkHttpTransport implements HttpTransport {
  /// The longest answer that is read, in bytes.
  public static final int MAX_BODY = 1024 * 1024;

  private final HttpClient client;
  private final Duration timeout;

  private JdkHttpTransport(HttpClient client, Duration timeout) {
    this.client = client;
    this.timeout = timeout;
  }

  /// A transport that gives up on a connection after `connectTimeout` and on an exchange after
  /// `timeout`.
  public static JdkHttpTransport of(Duration connectTimeout, Duration timeout) {
    return using(
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build(),
        timeout);
  }

  /// A transport over an HTTP client that the application built, for its proxy or its certificates.
  ///
  /// @throws IllegalArgumentException if that client follows redirects: a secret would go where no
  ///   one registered it to
  public static JdkHttpTransport using(HttpClient client, Duration timeout) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException(
          "the HTTP client follows redirects: build it with followRedirects(Redirect.NEVER)");
    }
    return new JdkHttpTransport(client, timeout);
  }

  @Override
  public Response send(Request request) throws IOException {
    var answer = client.sendAsync(toJdk(request), limited());
    try {
      return toResponse(await(answer));
    } catch (TimeoutException tooSlow) {
      answer.cancel(true);
      throw new HttpTimeoutException("no whole answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException broken
          ? broken
          : new IOException("the request failed", failed.getCause());
    }
  }

  /// Waits through an interrupt, which is handed on afterwards: the answer to a refresh that was
  /// sent may be the only way to keep somebody logged in.
  private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer)
      throws TimeoutException, ExecutionException {
    var deadline = System.nanoTime() + timeout.toNanos();
    var interrupted = false;
    try {
      while (true) {
        try {
          return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private HttpRequest toJdk(Request request) {
    var builder =
        HttpRequest.newBuilder(request.target())
            .timeout(timeout)
            .method(
                request.method(),
                request.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(request.body()));
    if ("http".equals(request.target().getScheme())) {
      // Without TLS, which agrees on the protocol beforehand, the JDK would ask each server to
      // upgrade to HTTP/2 along with the request, and some then lose its body.
      builder.version(HttpClient.Version.HTTP_1_1);
    }
    request.headers().forEach(builder::setHeader);
    return builder.setHeader("Accept-Encoding", "identity").build();
  }

  private static Response toResponse(HttpResponse<byte[]> response) throws IOException {
    var headers = new HashMap<String, String>();
    for (Map.Entry<String, List<String>> header : response.headers().map().entrySet()) {
      if (!header.getValue().isEmpty()) {
        headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().get(0));
      }
    }
    var coding = Optional.ofNullable(headers.remove("content-encoding")).orElse("");
    var body = ContentCoding.decode(coding, response.body(), MAX_BODY);
    return Response.of(response.statusCode(), headers, body);
  }

  private static BodyHandler<byte[]> limited() {
    return info -> new LimitedBody();
  }

  /// Collects a body and cancels the exchange once it is longer than [#MAX_BODY].
  private static final class LimitedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> whole = HttpResponse.BodySubscribers.ofByteArray();
    private final CompletableFuture<byte[]> tooLong = new CompletableFuture<>();
    private long received;
    private boolean cancelled;
    private Optional<Subscription> subscription = Optional.empty();

    @Override
    public CompletionStage<byte[]> getBody() {
      return tooLong.applyToEither(whole.getBody(), body -> body);
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = Optional.of(given);
      whole.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      if (cancelled) {
        return;
      }
      received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
      if (received > MAX_BODY) {
        cancelled = true;
        subscription.ifPresent(Subscription::cancel);
        tooLong.completeExceptionally(
            new IOException("the answer is longer than " + MAX_BODY + " bytes"));
        return;
      }
      whole.onNext(buffers);
    }

    @Override
    public void onError(Throwable failure) {
      whole.onError(failure);
    }

    @Override
    public void onComplete() {
      whole.onComplete();
    }
  }
}
