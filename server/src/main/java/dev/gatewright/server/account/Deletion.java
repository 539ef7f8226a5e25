package dev.gatewright.server.account;

import dev.gatewright.admin.command.AccountCommand.AskDeletion;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.directory.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The end of an account, which its person asks for and can take back for a while.
public final class Deletion {
  private final AccountDesk desk;

  public Deletion(AccountDesk desk) {
    this.desk = desk;
  }

  /// How long it can be taken back; absent where people cannot ask for it.
  public static Optional<Duration> delay(Tenant tenant) {
    var settings = tenant.settings();
    return settings.get(IssuerKeys.ACCOUNT_DELETION)
        ? Optional.of(settings.get(IssuerKeys.ACCOUNT_DELETION_AFTER))
        : Optional.empty();
  }

  /// Asks for it; answers when it is due, unless nothing came of it.
  public Optional<Instant> ask(Oneself who) {
    return delay(who.tenant())
        .map(who.now()::plus)
        .filter(due ->
            desk.act(who, new AskDeletion(who.issuer(), who.person(), due, mail(who, due)))
                .isEmpty());
  }

  private static Mail mail(Oneself who, Instant due) {
    var way = new Secret(who.tenant().issuer().url() + AccountVisit.ROOT);
    return who.mail(
        new Mail.Content.Link(
            LinkPurpose.KEEP_ACCOUNT, Optional.of(way), Optional.empty(), due, Optional.empty()));
  }
}
