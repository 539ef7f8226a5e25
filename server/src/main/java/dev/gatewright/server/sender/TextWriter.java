package dev.gatewright.server.sender;

import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.text.PhoneNumber;
import dev.gatewright.identity.text.Text;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.server.config.issuer.LanguageKeys;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.webhook.Message;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/// Turns a code for a telephone into the message that an issuer's sender gets, with the words in
/// the person's language. Safe for use by several threads.
public final class TextWriter {
  private static final String NAME = "code.send";

  /// What the codes of tests are: no issuer ever takes one.
  private static final String NO_CODE = "000000";

  private final Languages languages = Languages.load();

  /// What a telephone shows. An SMS ends with the host whose page may fill the code in by itself,
  /// and no other may.
  public String words(Tenant tenant, Text text, Instant written) {
    var spoken = LanguageKeys.spoken(tenant.settings());
    var messages = languages.choose(spoken, Optional.of(text.language()), Optional.empty());
    var code = text.code().reveal();
    var lasts = Duration.ofMinutes(Duration.between(written, text.validUntil()).toMinutes());
    var said = messages.text("text.code", code, tenant.issuer().name(), messages.duration(lasts));
    var host = URI.create(tenant.issuer().url()).getHost();
    return text.channel() == TextChannel.SMS && host != null
        ? said + "\n\n@" + host + " #" + code
        : said;
  }

  /// The message of a code that was written at that time.
  ///
  /// @param id the same at every attempt
  public Message write(Tenant tenant, String id, Text text, Instant written) {
    var data =
        JsonNodeFactory.instance
            .objectNode()
            .put("channel", text.channel().word())
            .put("to", text.to().value())
            .put("code", text.code().reveal())
            .put("purpose", purpose(text.purpose()))
            .put("text", words(tenant, text, written))
            .put("language", text.language())
            .put("expires_at", text.validUntil().toString());
    return Message.asking(
        tenant.id().value() + ":code:" + id, tenant.issuer().url(), NAME, written, data);
  }

  /// One with a code that opens nothing, for whoever wants to see that codes arrive.
  public static Message test(
      String issuer, String url, TextChannel channel, PhoneNumber to, String nonce, Instant at) {
    var data =
        JsonNodeFactory.instance
            .objectNode()
            .put("channel", channel.word())
            .put("to", to.value())
            .put("code", NO_CODE)
            .put("purpose", "test")
            .put("text", NO_CODE + " is a test, and opens nothing.")
            .put("language", "en")
            .put("expires_at", at.plus(Duration.ofMinutes(10)).toString());
    return Message.asking(issuer + ":code:test:" + nonce, url, NAME, at, data);
  }

  private static String purpose(LinkPurpose purpose) {
    return purpose == LinkPurpose.NUMBER_SIGN_IN ? "sign_in" : purpose.word();
  }
}
