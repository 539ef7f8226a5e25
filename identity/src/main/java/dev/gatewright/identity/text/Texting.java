package dev.gatewright.identity.text;

import dev.gatewright.identity.TenantId;
import java.util.List;

/// What the tenant has said about texts.
public interface Texting {
  /// By what a code gets to this number, the one to try first first: for which there is a sender,
  /// and which the tenant lets go to the number's country. Empty where nothing does.
  List<TextChannel> channels(TenantId tenant, PhoneNumber number);

  /// Whether people may add a number by themselves.
  boolean isOffered(TenantId tenant);

  /// Whether a verified number is asked for beside a first factor.
  boolean isSecondFactor(TenantId tenant);
}
