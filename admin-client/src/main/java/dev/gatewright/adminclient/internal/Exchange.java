package dev.gatewright.adminclient.internal;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One request and its answer, with a limit of time over both and one of length for the answer.
public final class Exchange {
  /// The longest answer that is read, in bytes.
  static final int MAX_ANSWER = 16 * 1024 * 1024;

  private final HttpClient client;
  private final Duration timeout;

  public Exchange(HttpClient client, Duration timeout) {
    this.client = client;
    this.timeout = timeout;
  }

  HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    var answer = client.sendAsync(request, info -> new LimitedBody());
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException tooSlow) {
      answer.cancel(true);
      throw new HttpTimeoutException("no whole answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException broken
          ? broken
          : new IOException("the request failed", failed.getCause());
    } catch (InterruptedException ended) {
      answer.cancel(true);
      throw ended;
    }
  }

  /// Collects a body and ends the exchange once it is longer than [#MAX_ANSWER].
  private static final class LimitedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> whole = HttpResponse.BodySubscribers.ofByteArray();
    private final CompletableFuture<byte[]> tooLong = new CompletableFuture<>();
    private long received;
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
      received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
      if (received > MAX_ANSWER) {
        subscription.ifPresent(Subscription::cancel);
        tooLong.completeExceptionally(
            new IOException("the answer is longer than " + MAX_ANSWER + " bytes"));
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
