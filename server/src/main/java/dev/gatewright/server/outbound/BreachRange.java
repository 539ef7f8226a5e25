package dev.gatewright.server.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatewright.identity.password.BreachedPasswords.Range;
import dev.gatewright.server.outbound.OutboundAnswer.Answered;
import dev.gatewright.server.outbound.OutboundAnswer.Unanswered;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;

/// Asks a service that the operator names for the hashes of breached passwords that begin alike.
/// Where it does not answer in time, none is known.
public final class BreachRange implements Range {
  private static final Logger LOG = System.getLogger("gatewright.outbound");

  private final Outbound outbound;
  private final String tenant;
  private final String service;

  /// @param service the URL that the first digits of a hash are put behind
  public BreachRange(Outbound outbound, String tenant, String service) {
    this.outbound = outbound;
    this.tenant = tenant;
    this.service = service;
  }

  @Override
  public String suffixes(String prefix) {
    var answer =
        outbound.get(
            new Caller(tenant, "breach check"), URI.create(service + prefix), "text/plain");
    return switch (answer) {
      case Answered(var status, _, var body) when status == 200 -> new String(body, US_ASCII);
      case Answered(var status, _, _) -> none("it answered " + status);
      case Unanswered(var why) -> none(why.words());
    };
  }

  private static String none(String why) {
    LOG.log(Level.WARNING, "nobody could be asked about a breached password: {0}", why);
    return "";
  }
}
