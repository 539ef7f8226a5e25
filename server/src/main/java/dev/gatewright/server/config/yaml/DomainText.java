package dev.gatewright.server.config.yaml;

import dev.gatewright.identity.MailHost;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Domains of e-mail addresses, as a file lists them.
public final class DomainText {
  private DomainText() {}

  public static Form<List<String>> list() {
    return Form.texts().checked(DomainText::checked);
  }

  private static Function<List<String>, Optional<List<String>>> checked(Fields fields, String key) {
    return domains -> {
      domains.stream()
          .filter(domain ->
              !domain.equals(domain.toLowerCase(Locale.ROOT))
                  || !domain.contains(".")
                  || MailHost.parse(domain).isEmpty())
          .forEach(domain ->
              fields.itemError(
                  key, domain, "is no domain in lower case", "Write for example acme.test."));
      return Optional.of(domains);
    };
  }

  /// Whether the host is one of these domains, in whichever spelling they are written.
  public static boolean isAmong(List<String> domains, MailHost host) {
    var wanted = Optional.of(host);
    return domains.stream().map(MailHost::parse).anyMatch(wanted::equals);
  }
}
