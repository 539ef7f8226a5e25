package dev.gatewright.server.mail;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.Mailbox;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.place.Places;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.outbox.OutboxTable;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A store in memory with one issuer, for tests of what is mailed.
final class MailWorld implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final TenantId ACME = new TenantId("acme");
  static final MailAddress ADA = new MailAddress("ada@acme.test");

  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final String SETTINGS =
      """
      {"id":"acme","name":"Acme & <Söhne>","branding":{"primary_color":"#0a7d4f"},
       "sender":{"from":"Acme <id@acme.test>","reply_to":"help@acme.test"}}
      """;

  final SqlStore store;
  final SealedTables sealed;
  final TenantDirectory directory;

  MailWorld() {
    var random = new SecureRandom();
    store =
        SqlStore.open(
            new StoreConfig.InMemory("mail" + NAMES.incrementAndGet()),
            random,
            cause -> {
              throw new AssertionError(cause);
            });
    sealed = store.unlock(MasterKey.generate(random), CryptoProvider.jdk(), random);
    var by = By.operator("a test", NOW);
    store.issuers().declare(new IssuerId("acme"), "https://id.acme.test", SETTINGS, by);
    directory =
        new TenantDirectory(
            store.issuers(), sealed.clients(), store.catalog(), URI.create("https://id.acme.test"));
  }

  OutboxTable outbox() {
    return sealed.outbox();
  }

  Tenant tenant() {
    return directory.tenant(new IssuerId("acme")).orElseThrow();
  }

  static LetterWriter writer(Optional<Path> templates) {
    return new LetterWriter(
        Languages.load(), Mailbox.parse("server@id.test").orElseThrow(), templates, Places.NONE);
  }

  static Mail notice(String to) {
    return new Mail(
        new MailAddress(to),
        Optional.of(new UserId("ada")),
        "en",
        new Content.Notice(NoticeKind.PASSWORD_CHANGED, Optional.empty()),
        Optional.empty());
  }

  static Mail link(LinkPurpose purpose, String language) {
    var content =
        new Content.Link(
            purpose,
            Optional.of(new Secret("https://id.acme.test/link?x=1&token=abc")),
            purpose == LinkPurpose.SIGN_IN ? Optional.of(new Secret("042137")) : Optional.empty(),
            NOW.plusSeconds(900),
            Optional.of("Grüße <GmbH>"));
    var agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    var asked =
        new Asked(NOW, Optional.of("Shop <&>"), Optional.of(agent), Optional.of("192.0.2.7"));
    return new Mail(ADA, Optional.of(new UserId("ada")), language, content, Optional.of(asked));
  }

  @Override
  public void close() {
    directory.close();
    store.close();
  }
}
