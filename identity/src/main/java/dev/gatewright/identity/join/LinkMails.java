package dev.gatewright.identity.join;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.FreshLink;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailedLink;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Makes links and the mails that bring them. Safe for use by several threads.
public final class LinkMails {
  private final LinkAddresses addresses;
  private final SecureRandom random;

  public LinkMails(LinkAddresses addresses, SecureRandom random) {
    this.addresses = addresses;
    this.random = random;
  }

  /// What a link is to be. `about` is what its mail names beside the purpose, `onward` what the
  /// link brings back.
  public record Wanted(
      LinkPurpose purpose,
      MailAddress to,
      Optional<UserId> person,
      String language,
      Optional<Asked> asked,
      Optional<String> about,
      Document onward,
      Duration lifetime) {}

  /// A link that nobody has yet, and its mail.
  public record Made(FreshLink link, Mail mail) {}

  /// A link that lives from now on; empty where the tenant is gone.
  public Optional<Made> make(TenantId tenant, Wanted wanted, Instant now) {
    var token = LinkToken.generate(random);
    var until = now.plus(wanted.lifetime());
    return addresses
        .of(tenant, wanted.purpose(), token)
        .map(url -> {
          var link =
              new MailedLink(
                  token.id(),
                  wanted.purpose(),
                  wanted.person(),
                  wanted.to(),
                  wanted.onward(),
                  now,
                  until);
          var content =
              new Content.Link(
                  wanted.purpose(), Optional.of(url), Optional.empty(), until, wanted.about());
          var mail =
              new Mail(wanted.to(), wanted.person(), wanted.language(), content, wanted.asked());
          return new Made(FreshLink.of(link, token), mail);
        });
  }
}
