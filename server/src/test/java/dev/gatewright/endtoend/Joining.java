package dev.gatewright.endtoend;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.Patience;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.SmtpStub;
import dev.gatewright.testing.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Keeps a server with the issuers of `joining.yaml`, and the mail server that it sends by, running
/// for a test class.
final class Joining implements BeforeAllCallback, AfterAllCallback {
  private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/\\S*[?]link=\\S+");

  private final Supplier<Path> data;
  private final String tenants;
  private Optional<SmtpStub> mail = Optional.empty();
  private Optional<ServedGatewright> running = Optional.empty();

  Joining(Supplier<Path> data) {
    this(data, "joining.yaml");
  }

  /// With the issuers of another file.
  Joining(Supplier<Path> data, String tenants) {
    this.data = data;
    this.tenants = tenants;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    var stub = SmtpStub.start(SmtpStub.Kind.PLAIN);
    mail = Optional.of(stub);
    running = Optional.of(start(data.get(), ServedGatewright.freePort(), stub, tenants));
  }

  static ServedGatewright start(Path data, int port, SmtpStub mail)
      throws IOException, InterruptedException {
    return start(data, port, mail, "joining.yaml");
  }

  static ServedGatewright start(Path data, int port, SmtpStub mail, String tenants)
      throws IOException, InterruptedException {
    return ServedGatewright.start(
        TwoTenants.file("joining-server.yaml"),
        TwoTenants.file(tenants),
        data,
        port,
        Map.of("SMTP_PORT", Integer.toString(mail.port())));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    running.ifPresent(ServedGatewright::close);
    if (mail.isPresent()) {
      mail.get().close();
    }
  }

  ServedGatewright server() {
    return running.orElseThrow();
  }

  /// Kills it as a power cut would, and starts it again on what is left.
  void crash() throws IOException, InterruptedException {
    int port = server().port();
    server().kill();
    running = Optional.of(start(data.get(), port, mail.orElseThrow(), tenants));
  }

  RelyingParty at(String issuer) {
    return TwoTenants.web(server(), issuer);
  }

  RelyingParty acme() {
    return at("acme");
  }

  /// The mails to this address, the oldest first.
  List<SmtpStub.Taken> mails(String to) {
    return mails(mail.orElseThrow(), to);
  }

  static List<SmtpStub.Taken> mails(SmtpStub mail, String to) {
    return mail.taken().stream().filter(taken -> taken.to().equalsIgnoreCase(to)).toList();
  }

  /// The mail to this address, once there are so many.
  SmtpStub.Taken mail(String to, int count) {
    Patience.until(count + " mails to " + to, () -> mails(to).size() >= count);
    return mails(to).get(count - 1);
  }

  /// The link in that mail.
  String link(String to, int count) {
    return link(mail(to, count));
  }

  static String link(SmtpStub.Taken mail) {
    var found = LINK.matcher(mail.part("text/plain"));
    if (!found.find()) {
      throw new AssertionError("no link in " + mail.part("text/plain"));
    }
    return found.group();
  }

  /// Comes from the application and goes to a page beside the login.
  static Page beside(Visitor visitor, RelyingParty party, String path) throws Exception {
    var login = visitor.open(party.authorize());
    var link = Pattern.compile("href=\"([^\"]*" + path + "[^\"]*)\"").matcher(login.body());
    if (!link.find()) {
      throw new AssertionError("no link to " + path + " on " + login.text());
    }
    return visitor.click(login, link.group(1));
  }
}
