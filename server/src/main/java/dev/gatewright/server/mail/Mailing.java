package dev.gatewright.server.mail;

import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.Mailbox;
import dev.gatewright.server.config.server.ServerConfig.MailConfig;
import dev.gatewright.server.dev.Inbox;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.place.Places;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.statistics.Counts;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// The sending of mail as a server is configured for it.
///
/// @param letters writes what is sent
/// @param inbox where mail is shown instead of sent
/// @param delivers whether mail reaches anybody at all; where it does not, nothing that needs it is
///   offered
public record Mailing(
    MailSender sender, LetterWriter letters, Optional<Inbox> inbox, boolean delivers) {

  /// Sends what waits in the outbox; `baseUrl` is how the world calls this server.
  public static Mailing of(
      Optional<MailConfig> config,
      URI baseUrl,
      Places places,
      OutboxTable outbox,
      Counts counts,
      TenantDirectory directory,
      InstantSource clock) {
    var inbox = config.filter(MailConfig.Inbox.class::isInstance).map(wanted -> new Inbox(clock));
    var host = Optional.ofNullable(baseUrl.getHost()).orElse("localhost");
    var carrier =
        config
            .<MailCarrier>map(known ->
                switch (known) {
                  case MailConfig.Inbox() -> new InboxCarrier(inbox.orElseThrow());
                  case MailConfig.Smtp smtp -> new SmtpCarrier(smtp, host, SmtpCarrier.PATIENCE);
                })
            .orElseGet(NoCarrier::new);
    var writer = writer(config, host, places);
    return new Mailing(
        new MailSender(outbox, counts, directory, writer, carrier, clock),
        writer,
        inbox,
        config.isPresent());
  }

  /// What writes letters of a server that is configured so.
  public static LetterWriter writer(Optional<MailConfig> config, String host, Places places) {
    var languages = Languages.load();
    if (config.isPresent() && config.get() instanceof MailConfig.Smtp smtp) {
      return new LetterWriter(languages, smtp.from(), smtp.templates().map(Path::of), places);
    }
    var address =
        MailAddress.parse("no-reply@" + host)
            .orElseGet(() -> new MailAddress("no-reply@localhost"));
    return new LetterWriter(
        languages, new Mailbox(Optional.empty(), address), Optional.empty(), places);
  }
}
