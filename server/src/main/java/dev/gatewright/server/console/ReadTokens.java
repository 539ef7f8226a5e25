package dev.gatewright.server.console;

import dev.gatewright.server.pages.account.When;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.TokenView;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Tokens that were read, in the words of the console.
final class ReadTokens {
  /// More claims than any token of ours has.
  private static final int MOST_CLAIMS = 100;

  private static final int LONGEST_VALUE = 4000;
  private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time", "updated_at");

  /// What is explained.
  private static final Set<String> KNOWN =
      Set.of(
          "iss",
          "sub",
          "aud",
          "exp",
          "iat",
          "nbf",
          "auth_time",
          "nonce",
          "acr",
          "amr",
          "azp",
          "jti",
          "client_id",
          "scope",
          "gid",
          "sid",
          "at_hash",
          "organizations",
          "alg",
          "kid",
          "typ");

  private ReadTokens() {}

  static TokenView.Token of(ConsoleVisit visit, TokenReading.Read read) {
    var messages = visit.page().messages();
    When when = visit.frame(ConsoleSection.TOKEN).when();
    return new TokenView.Token(
        messages.text(read.kind()),
        read.findings().stream()
            .map(finding ->
                new TokenView.Finding(
                    messages.text(finding.key(), told(visit, when, finding.about())),
                    finding.good()))
            .toList(),
        lines(visit, when, read.header()),
        lines(visit, when, read.claims()));
  }

  /// A moment in the person's own zone, and anything else as it is.
  private static String told(ConsoleVisit visit, When when, String about) {
    try {
      return when.minute(visit.page().messages(), Instant.parse(about));
    } catch (DateTimeException _) {
      return about;
    }
  }

  private static List<TokenView.Line> lines(ConsoleVisit visit, When when, ObjectNode object) {
    var messages = visit.page().messages();
    return object.properties().stream()
        .limit(MOST_CLAIMS)
        .map(member -> {
          var name = member.getKey();
          var value = member.getValue();
          var text = value.isString() ? value.asString("") : value.toString();
          var moment =
              TIMES.contains(name)
                  ? TokenReading.moment(object, name).map(at -> when.minute(messages, at))
                  : Optional.<String>empty();
          return new TokenView.Line(
              name,
              text.substring(0, Math.min(text.length(), LONGEST_VALUE)),
              moment.orElse(""),
              KNOWN.contains(name) ? messages.text("console.token.claim." + name) : "");
        })
        .toList();
  }
}
