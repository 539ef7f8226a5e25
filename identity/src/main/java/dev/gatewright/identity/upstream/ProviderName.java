package dev.gatewright.identity.upstream;

import java.util.Optional;
import java.util.regex.Pattern;

/// What an issuer calls one of the providers that it trusts to say who somebody is. It stands in
/// addresses and with every link, so it is not to be given to another provider later.
public record ProviderName(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  public ProviderName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not the name of a provider");
    }
  }

  /// Reads a name from outside; empty when it cannot be one.
  public static Optional<ProviderName> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new ProviderName(text)) : Optional.empty();
  }
}
