package dev.gatewright.server.http;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// Reads one body as it arrives, without a thread waiting for it, within limits of size and time.
final class BodyReader implements Invocable.Task {
  private final Traffic traffic;
  private final Request request;
  private final Exchange exchange;
  private final long announced;
  private final int longest;

  /// Whether the exchange has been told how this ended; the deadline and the reader race for it.
  private final AtomicBoolean ended = new AtomicBoolean();

  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(0);
  private int reserved;
  private long received;
  private Scheduler.@Nullable Task deadline;

  BodyReader(Traffic traffic, Request request, Exchange exchange, int longest) {
    this.traffic = traffic;
    this.request = request;
    this.exchange = exchange;
    this.longest = longest;
    this.announced = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public void run() {
    var limits = traffic.limits();
    var hopeless = announced > limits.discardedBytes();
    var asksFirst = request.getHeaders().contains(HttpHeader.EXPECT);
    if (announced > longest && (hopeless || asksFirst)) {
      if (end()) {
        tooLarge();
      }
      return;
    }
    while (!ended.get()) {
      var chunk = request.read();
      if (chunk == null) {
        waitForMore();
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        failed(chunk.getFailure());
        return;
      }
      var last = chunk.isLast();
      var more = take(chunk, last);
      chunk.release();
      if (!more) {
        return;
      }
    }
  }

  /// Whether to go on reading.
  private boolean take(Content.Chunk chunk, boolean last) {
    var bytes = chunk.remaining();
    var limits = traffic.limits();
    received += bytes;
    if (received > longest) {
      if (last || received > limits.discardedBytes()) {
        if (end()) {
          tooLarge();
        }
        return false;
      }
      return true; // Whoever is still sending cannot read an answer yet.
    }
    if (bytes > 0) {
      var copy = new byte[bytes];
      chunk.get(copy, 0, bytes);
      if (received == bytes && (last || announced == bytes)) {
        // The common case: all of it came at once.
        if (end()) {
          exchange.dispatch(copy);
        }
        return false;
      }
      if (!traffic.buffer(bytes, exchange.holders())) {
        if (end()) {
          exchange.overloaded();
        }
        return false;
      }
      reserved += bytes;
      buffer.writeBytes(copy);
    }
    if (last && end()) {
      exchange.dispatch(buffer.toByteArray());
    }
    return !last;
  }

  private void waitForMore() {
    if (deadline == null) {
      deadline =
          request
              .getComponents()
              .getScheduler()
              .schedule(
                  this::expired, traffic.limits().bodyDeadline().toMillis(), TimeUnit.MILLISECONDS);
    }
    request.demand(this);
  }

  private void expired() {
    if (end()) {
      exchange.refuse(408, "body.too_slow", "the body took too long to arrive");
    }
  }

  private void failed(Throwable failure) {
    if (!end()) {
      return;
    }
    if (failure instanceof HttpException) {
      exchange.refuse(400, "body.framing", "the body is not framed as HTTP demands");
    } else {
      exchange.abandon(failure);
    }
  }

  private void tooLarge() {
    exchange.refuse(413, "body.too_large", "the body is too large");
  }

  private boolean end() {
    if (!ended.compareAndSet(false, true)) {
      return false;
    }
    traffic.release(reserved, exchange.holders());
    var armed = deadline;
    if (armed != null) {
      armed.cancel();
    }
    return true;
  }
}
