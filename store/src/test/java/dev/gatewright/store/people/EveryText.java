package dev.gatewright.store.people;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.text.PhoneNumber;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.identity.text.Texting;
import java.util.List;

/// A tenant whose texts go everywhere by SMS, and are a second factor.
record EveryText(List<TextChannel> channels) implements Texting {
  EveryText() {
    this(List.of(TextChannel.SMS));
  }

  @Override
  public List<TextChannel> channels(TenantId tenant, PhoneNumber number) {
    return channels;
  }

  @Override
  public boolean isOffered(TenantId tenant) {
    return true;
  }

  @Override
  public boolean isSecondFactor(TenantId tenant) {
    return true;
  }
}
