package dev.gatewright.server.sender;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.text.PhoneNumber;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.identity.text.Texting;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.SenderKeys;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import java.util.List;
import java.util.Optional;

/// What the settings of issuers say about texts. Safe for use by several threads.
public final class IssuerTexting implements Texting {
  private final TenantDirectory directory;
  private final boolean caught;

  /// @param caught whether texts are shown to a developer where there is no sender
  public IssuerTexting(TenantDirectory directory, boolean caught) {
    this.directory = directory;
    this.caught = caught;
  }

  @Override
  public List<TextChannel> channels(TenantId tenant, PhoneNumber number) {
    return settings(tenant).map(settings -> channels(settings, number)).orElseGet(List::of);
  }

  private List<TextChannel> channels(IssuerSettings settings, PhoneNumber number) {
    var channels = SenderKeys.channels(settings);
    if (caught && channels.isEmpty()) {
      return List.of(TextChannel.SMS);
    }
    return channels.stream()
        .filter(channel ->
            SenderKeys.of(settings, channel).filter(sender -> sender.reaches(number)).isPresent())
        .toList();
  }

  @Override
  public boolean isOffered(TenantId tenant) {
    return settings(tenant).filter(settings -> caught || SenderKeys.isAny(settings)).isPresent();
  }

  @Override
  public boolean isSecondFactor(TenantId tenant) {
    return settings(tenant)
        .filter(settings -> settings.get(IssuerKeys.SMS_SECOND_FACTOR))
        .isPresent();
  }

  private Optional<IssuerSettings> settings(TenantId tenant) {
    return directory.tenant(new IssuerId(tenant.value())).map(Tenant::settings);
  }
}
