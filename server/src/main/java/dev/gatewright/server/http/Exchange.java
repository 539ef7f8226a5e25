package dev.gatewright.server.http;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.protocol.wire.FormDecoder;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.server.http.Places.Holder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// One request on its way: checked, routed, its body read, handled, answered, logged. The steps
/// follow one another, each on whatever thread finished the one before.
final class Exchange implements Callback {
  private static final byte[] NO_BODY = {};

  /// A tenant may hold three times what is free: most servers have one tenant.
  private static final int TENANT_APPETITE = 3;

  private final Traffic traffic;
  private final Router router;
  private final Request request;
  private final Response response;
  private final Callback callback;

  private Headers headers = Headers.NONE;
  private Parameters query = Parameters.none();
  private Origin origin = new Origin("http", "", 0, InetAddress.getLoopbackAddress());
  private Mount mount = Mount.NOBODYS;
  private Router.@Nullable Match match;
  private @Nullable Route route;
  private Network network = Network.of(InetAddress.getLoopbackAddress());
  private @Nullable HttpRequest handled;
  private boolean closing;

  Exchange(Traffic traffic, Router router, Request request, Response response, Callback callback) {
    this.traffic = traffic;
    this.router = router;
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  void begin() {
    traffic.began();
    try {
      if (isWellFormed() && isRouted()) {
        readBody();
      }
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private boolean isWellFormed() {
    headers = copy(request.getHeaders());
    var peer = peer();
    // Not Request.isSecure: that believes the scheme of an absolute-form target.
    var scheme = request.getConnectionMetaData().isSecure() ? "https" : "http";
    var seen = traffic.proxies().resolve(peer, scheme, headers);
    if (seen.isEmpty()) {
      origin = new Origin(scheme, "", 0, peer);
      refuse(400, "http.origin", "the Host or a forwarding header is malformed");
      return false;
    }
    origin = seen.get();
    network = Network.of(origin.client());
    var path = request.getHttpURI().getPath();
    if (!scheme.equals(request.getHttpURI().getScheme())) {
      refuse(400, "http.target", "the target names another scheme than the connection has");
      return false;
    }
    if (path == null || !HttpSyntax.isPlainPath(path)) {
      refuse(400, "http.path", "the path holds an escape or a segment that can be misread");
      return false;
    }
    var sent = request.getHttpURI().getQuery();
    if (sent == null || sent.isEmpty()) {
      return true;
    }
    return switch (FormDecoder.query(sent, traffic.limits().message())) {
      case ParsedBody.Form(var parameters) -> {
        query = parameters;
        yield true;
      }
      case ParsedBody.Malformed malformed -> {
        refuse(malformed.status(), malformed.reason(), malformed.description());
        yield false;
      }
    };
  }

  /// Who takes up room with this request: its tenant and its sender's network.
  List<Holder> holders() {
    return List.of(new Holder(mount.name(), TENANT_APPETITE), new Holder(network, 1));
  }

  private boolean isRouted() {
    var found = router.match(origin.host(), request.getHttpURI().getPath());
    if (found.isEmpty()) {
      mount = router.nearest(origin.host(), request.getHttpURI().getPath());
      var reason = router.knows(origin.host()) ? "http.not_found" : "http.host_unknown";
      refuse(404, reason, "there is nothing at this address");
      return false;
    }
    match = found.get();
    mount = found.get().mount();
    var resource = found.get().resource();
    var forMethod = resource.route(request.getMethod());
    if (forMethod.isEmpty()) {
      closing = true;
      var error =
          new HttpError(
              405,
              "http.method_not_allowed",
              "this address does not answer this method",
              traffic.references().get(),
              resource.errors(),
              found.get().mount(),
              headers);
      answer(refusal(error).withHeader("Allow", resource.allow()));
      return false;
    }
    route = forMethod.get();
    if (headers.all("Authorization").size() > 1 && !forMethod.get().judgesCredentials()) {
      refuse(400, "http.repeated_header", "the request has more than one Authorization header");
      return false;
    }
    return true;
  }

  private void readBody() {
    var fields = request.getHeaders();
    if (!fields.contains(HttpHeader.CONTENT_LENGTH)
        && !fields.contains(HttpHeader.TRANSFER_ENCODING)) {
      dispatch(NO_BODY);
      return;
    }
    int usual = traffic.limits().bodyBytes();
    new BodyReader(
            traffic, request, this, route == null ? usual : Math.max(usual, route.longestBody()))
        .run();
  }

  /// The body is complete.
  void dispatch(byte[] body) {
    var found = match;
    var chosen = route;
    if (found == null || chosen == null) {
      throw new IllegalStateException("a body was read before the route was found");
    }
    var complete =
        new HttpRequest(
            request.getMethod(),
            found.prefix() + request.getHttpURI().getPath(),
            query,
            headers,
            origin,
            body,
            found.variables(),
            found.mount(),
            traffic.limits().message(),
            traffic.references());
    handled = complete;
    if (chosen.neverWaits()) {
      var answer = handle(chosen, complete);
      if (answer.stream().isPresent()) {
        throw new IllegalStateException("whoever writes a body waits for its reader");
      }
      answer(answer);
      return;
    }
    var holders = holders();
    if (!traffic.enter(found.resource(), holders)) {
      overloaded();
      return;
    }
    Thread.startVirtualThread(() -> {
      HttpResponse answer;
      try {
        answer = handle(chosen, complete);
        answer.stream().ifPresent(stream -> write(answer, stream));
      } finally {
        traffic.leave(found.resource(), holders);
      }
      if (answer.stream().isEmpty()) {
        answer(answer);
      }
    });
  }

  private HttpResponse handle(Route chosen, HttpRequest complete) {
    try {
      return chosen.handler().handle(complete);
    } catch (
        Throwable e) { // Even an Error must end in an answer; whoever waits cannot know better.
      return failure(e);
    }
  }

  /// Answers 503: too much is going on.
  void overloaded() {
    closing = true;
    answer(
        refusal(error(503, "http.overloaded", "too many requests at once; try again soon"))
            .withHeader("Retry-After", "1"));
  }

  /// Answers an error that the sender caused. The connection ends with it, since what else it holds
  /// may be the rest of a message that was not understood.
  void refuse(int status, String reason, String description) {
    closing = true;
    answer(refusal(error(status, reason, description)));
  }

  private HttpResponse refusal(HttpError error) {
    var nobodys = match == null && mount.equals(Mount.NOBODYS) && !origin.host().isEmpty();
    traffic.logRefusal(
        error.reference(),
        pattern(),
        error.reason(),
        origin.client().getHostAddress(),
        nobodys ? Optional.of(origin.host()) : Optional.empty());
    return traffic.render(error);
  }

  /// Answers 500, or 503 when the store is out of order, and logs why.
  void fail(Throwable failure) {
    if (response.isCommitted()) {
      failed(failure);
      return;
    }
    response.reset();
    answer(failure(failure));
  }

  /// The sender went away; there is nobody to answer.
  void abandon(Throwable failure) {
    finished(499);
    callback.failed(failure);
  }

  private HttpResponse failure(Throwable failure) {
    if (failure instanceof StoreUnavailable) {
      var error = error(503, "http.unavailable", "the server cannot do this now; try again soon");
      traffic.logUnavailable(error.reference(), pattern(), failure);
      return traffic.render(error).withHeader("Retry-After", "5");
    }
    var error = error(500, "http.failure", "the server failed to answer; the log says why");
    traffic.logFailure(error.reference(), pattern(), failure);
    return traffic.render(error);
  }

  private void logFailure(Throwable failure) {
    traffic.logFailure(handled == null ? "" : handled.reference(), pattern(), failure);
  }

  private void answer(HttpResponse answer) {
    if (answer.isLost()) {
      finished(499);
      request.getConnectionMetaData().getConnection().getEndPoint().close();
      callback.failed(new EofException("no answer was wanted"));
      return;
    }
    putHead(answer);
    var body = answer.body();
    if (request.getMethod().equals("HEAD")) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
      response.write(true, BufferUtil.EMPTY_BUFFER, this);
    } else {
      response.write(true, ByteBuffer.wrap(body), this);
    }
  }

  private void putHead(HttpResponse answer) {
    response.setStatus(answer.status());
    var fields = response.getHeaders();
    var sent = answer.headers();
    for (var i = 0; i < sent.size(); i++) {
      fields.add(sent.name(i), sent.value(i));
    }
    if (answer.status() >= 400 && handled != null) {
      fields.put(References.HEADER, handled.reference());
    }
    if (closing || traffic.isDraining()) {
      fields.put(HttpHeader.CONNECTION, "close");
    }
  }

  /// Writes a body on this thread. A reader who takes it in drops would keep the thread's place, so
  /// the connection ends at the deadline.
  private void write(HttpResponse answer, HttpResponse.Stream stream) {
    putHead(answer);
    if (request.getMethod().equals("HEAD")) {
      response.write(true, BufferUtil.EMPTY_BUFFER, this);
      return;
    }
    var connection = request.getConnectionMetaData();
    if (connection.getHttpVersion() == HttpVersion.HTTP_1_1) {
      // Also where the connection ends with the answer, whose end would then look like the body's.
      response.getHeaders().put(HttpHeader.TRANSFER_ENCODING, "chunked");
    }
    var endPoint = connection.getConnection().getEndPoint();
    var deadline =
        request
            .getComponents()
            .getScheduler()
            .schedule(
                endPoint::close,
                traffic.limits().answerDeadline().toMillis(),
                TimeUnit.MILLISECONDS);
    try {
      // Not closed where it fails: that would make the beginning look like the whole.
      var out = Content.Sink.asOutputStream(response);
      stream.writeTo(out);
      out.close();
    } catch (IOException e) {
      failed(e);
      return;
    } catch (Throwable e) { // As of a handler: an Error too must end the exchange.
      if (response.isCommitted()) {
        logFailure(e);
      }
      fail(e);
      return;
    } finally {
      deadline.cancel();
    }
    succeeded();
  }

  @Override
  public void succeeded() {
    finished(response.getStatus());
    callback.succeeded();
  }

  @Override
  public void failed(Throwable failure) {
    finished(response.getStatus());
    callback.failed(failure);
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  private void finished(int status) {
    traffic.ended();
    if (traffic.accessLog().isOn()) {
      var nanos = System.nanoTime() - request.getHeadersNanoTime();
      traffic
          .accessLog()
          .answered(
              new AccessLog.Entry(
                  route == null ? "-" : route.method(),
                  pattern(),
                  status,
                  Duration.ofNanos(nanos),
                  handled == null ? "" : handled.reference(),
                  origin.client()));
    }
  }

  private String pattern() {
    return match == null ? "-" : match.resource().pattern();
  }

  private HttpError error(int status, String reason, String description) {
    var reference = handled == null ? traffic.references().get() : handled.reference();
    return new HttpError(status, reason, description, reference, format(), mount, headers);
  }

  private ErrorFormat format() {
    if (route != null) {
      return route.errors();
    }
    var ofPrograms = router.errors(request.getHttpURI().getPath());
    if (ofPrograms.isPresent()) {
      return ofPrograms.get();
    }
    var accept = headers.first("Accept");
    return accept.isPresent() && accept.get().contains("text/html")
        ? ErrorFormat.HTML
        : ErrorFormat.JSON;
  }

  private InetAddress peer() {
    return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress it
            && it.getAddress() != null
        ? it.getAddress()
        : InetAddress.getLoopbackAddress();
  }

  private static Headers copy(HttpFields fields) {
    var flat = new String[2 * fields.size()];
    var i = 0;
    for (var field : fields) {
      var value = field.getValue();
      flat[i++] = field.getName();
      flat[i++] = value == null ? "" : value;
    }
    return Headers.checked(flat);
  }
}
