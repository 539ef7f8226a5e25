package dev.gatewright.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Answers what Jetty refuses before a request reaches us, in our words: no version, no HTML of
/// Jetty's, no echo of what was sent.
final class JettyErrors extends ErrorHandler {
  private static final int LOWEST = 400;
  private static final int HIGHEST = 599;

  private final Traffic traffic;

  JettyErrors(Traffic traffic) {
    this.traffic = traffic;
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var status = response.getStatus();
    var reference = traffic.references().get();
    var failure = request.getAttribute(ERROR_EXCEPTION) instanceof Throwable it ? it : null;
    if (status >= 500 && failure != null && isOurs(failure)) {
      traffic.logFailure(reference, "-", failure);
    } else {
      traffic.logRefusal(
          reference, "-", "http." + status, Request.getRemoteAddr(request), Optional.empty());
    }
    var accept = request.getHeaders().get(HttpHeader.ACCEPT);
    var format =
        accept != null && accept.contains("text/html") ? ErrorFormat.HTML : ErrorFormat.JSON;
    var answer = traffic.render(error(status, reference, format));
    response.setStatus(answer.status());
    write(answer, response.getHeaders());
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
    return true;
  }

  /// A connection that broke or timed out is the other side's affair, and so is a message that HTTP
  /// has a status for.
  private static boolean isOurs(Throwable failure) {
    return !(failure instanceof IOException)
        && !(failure instanceof TimeoutException)
        && !(failure instanceof HttpException);
  }

  private static void write(HttpResponse answer, HttpFields.Mutable fields) {
    for (var i = 0; i < answer.headers().size(); i++) {
      fields.put(answer.headers().name(i), answer.headers().value(i));
    }
  }

  private static HttpError error(int sent, String reference, ErrorFormat format) {
    var status = sent >= LOWEST && sent <= HIGHEST ? sent : 500;
    return switch (status) {
      case 408 ->
          new HttpError(status, "http.too_slow", "the request took too long", reference, format);
      case 414, 431 ->
          new HttpError(
              status, "http.headers_too_large", "the headers are too large", reference, format);
      case 417 ->
          new HttpError(
              status, "http.expectation", "only 100-continue can be expected", reference, format);
      case 505 ->
          // By the book 505, but it is the sender's mistake, and 5xx wakes people up at night.
          new HttpError(
              400, "http.version", "only HTTP/1.1 and HTTP/1.0 are served", reference, format);
      default ->
          status < 500
              ? new HttpError(
                  status, "http.malformed", "the request is malformed", reference, format)
              : new HttpError(
                  status, "http.failure", "the server failed to answer", reference, format);
    };
  }
}
