package dev.gatewright.server.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.server.outbound.Caller;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundAnswer;
import dev.gatewright.server.outbound.OutboundAnswer.Answered;
import dev.gatewright.server.outbound.OutboundAnswer.Unanswered;
import dev.gatewright.server.outbound.OutboundRequest;
import java.io.IOException;

/// The SDK's way to one provider: through the server's one door, with a share of the calls that is
/// the provider's own.
final class OutboundTransport implements HttpTransport {
  private final Outbound outbound;
  private final Caller caller;

  OutboundTransport(Outbound outbound, Caller caller) {
    this.outbound = outbound;
    this.caller = caller;
  }

  @Override
  public Response send(Request request) throws IOException {
    OutboundAnswer answer =
        outbound.send(
            caller,
            new OutboundRequest(
                request.method(),
                request.target(),
                request.headers(),
                request.body().getBytes(UTF_8)));
    return switch (answer) {
      case Answered(var status, var headers, var body) -> Response.of(status, headers, body);
      case Unanswered(var why) -> throw new IOException(why.words());
    };
  }
}
