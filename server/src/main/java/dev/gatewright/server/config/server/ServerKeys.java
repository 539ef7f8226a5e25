package dev.gatewright.server.config.server;

import static dev.gatewright.server.config.yaml.KeySpec.optional;
import static dev.gatewright.server.config.yaml.KeySpec.required;

import dev.gatewright.server.config.yaml.KeyType.Either;
import dev.gatewright.server.config.yaml.KeyType.Flag;
import dev.gatewright.server.config.yaml.KeyType.ListOf;
import dev.gatewright.server.config.yaml.KeyType.OneOf;
import dev.gatewright.server.config.yaml.KeyType.RateText;
import dev.gatewright.server.config.yaml.KeyType.SecretText;
import dev.gatewright.server.config.yaml.KeyType.Section;
import dev.gatewright.server.config.yaml.KeyType.Text;
import dev.gatewright.server.config.yaml.KeyType.Whole;
import dev.gatewright.server.config.yaml.SectionSpec;
import java.util.List;

/// Every key of `server.yaml`.
public final class ServerKeys {
  public static final SectionSpec TLS =
      new SectionSpec(
          "tls",
          List.of(
              required("certificate", new Text(), "PEM file with the certificate chain."),
              required("key", new Text(), "PEM file with the private key.")));

  public static final SectionSpec MAIL =
      new SectionSpec(
          "mail",
          List.of(
              required("from", new Text(), "The sender, such as \"Acme <no-reply@acme.test>\"."),
              required("host", new Text(), "The mail server that takes the mail."),
              optional("port", new Whole(1, 65_535), "587, 465 or 25 by tls", "Its port."),
              optional(
                  "tls",
                  OneOf.of(ServerConfig.SmtpTls.values()),
                  "starttls",
                  "starttls encrypts before anything is said, and sends nothing where that fails;"
                      + " implicit encrypts from the first byte; none is for a mail server on this"
                      + " machine."),
              optional("username", new Text(), "none", "Login at the mail server."),
              optional("password", new SecretText(false), "none", "Its password."),
              optional(
                  "ca",
                  new SecretText(false),
                  "none",
                  "PEM certificates that are trusted beside the usual authorities:"
                      + " { file: ca.pem }."),
              optional(
                  "templates",
                  new Text(),
                  "none",
                  "Folder with templates of your own for mails.")));

  public static final SectionSpec SYSLOG =
      new SectionSpec(
          "syslog",
          List.of(
              required(
                  "to",
                  new Text(),
                  "tls://HOST:6514, tcp://HOST:601, udp://HOST:514, or unix:PATH of a stream"
                      + " socket."),
              optional(
                  "facility",
                  OneOf.of(SyslogConfig.Facility.values()),
                  "authpriv",
                  "Under what the receiver files it."),
              optional("app_name", new Text(), "gatewright", "What messages call this program."),
              optional(
                  "issuers",
                  new ListOf(new Text()),
                  "all",
                  "Whose events are told; system is the server's own log."),
              optional(
                  "personal",
                  new Flag(),
                  "false",
                  "Whether addresses and the like are told too; what was told is not forgotten with"
                      + " the account."),
              optional(
                  "ca",
                  new SecretText(false),
                  "none",
                  "PEM certificates that are trusted beside the usual authorities:"
                      + " { file: ca.pem }.")));

  public static final SectionSpec LIMITS =
      new SectionSpec(
          "limits",
          List.of(
              optional(
                  "login_per_account",
                  new RateText(),
                  "10/15m",
                  "Wrong passwords for one account, from browsers that never signed in to it."),
              optional(
                  "login_per_known_browser",
                  new RateText(),
                  "10/15m",
                  "Wrong passwords for one account from one browser that signed in to it before."),
              optional(
                  "login_per_address",
                  new RateText(),
                  "100/15m",
                  "Wrong passwords from one network address, for all accounts together."),
              optional(
                  "login_per_network",
                  new RateText(),
                  "500/15m",
                  "Wrong passwords from the network around it, an IPv4 /24 or an IPv6 /48; five times"
                      + " login_per_address where that alone is written."),
              optional(
                  "attack_sign_ins",
                  new RateText(),
                  "120/1m",
                  "From so many wrong passwords and codes on an issuer is under attack, and asks"
                      + " unknown browsers for a little work (challenge)."),
              optional(
                  "attack_sign_ups",
                  new RateText(),
                  "60/1m",
                  "The same for accounts that are asked for."),
              optional(
                  "attack_mails",
                  new RateText(),
                  "120/1m",
                  "The same for other mails that anybody may ask for."),
              optional(
                  "api_key_per_address",
                  new RateText(),
                  "20/15m",
                  "Wrong API keys from one network address; it then waits, with a right one too.")));

  public static final SectionSpec LOG =
      new SectionSpec(
          "log",
          List.of(
              optional(
                  "format",
                  OneOf.of(ServerConfig.LogFormat.values()),
                  "text",
                  "One readable line, or one JSON object, for each event."),
              optional(
                  "level",
                  OneOf.of(ServerConfig.LogLevel.values()),
                  "info",
                  "The least important events that are written.")));

  static final SectionSpec OUTBOUND =
      new SectionSpec(
          "outbound",
          List.of(
              optional(
                  "allow",
                  new ListOf(new Text()),
                  "[]",
                  "Addresses, networks (10.0.0.0/8) or host names that are not public and may be"
                      + " called all the same. Plain http is spoken with these only."),
              optional(
                  "name_servers",
                  new ListOf(new Text()),
                  "the machine's own",
                  "Name servers that are asked for the records of organizations' mail domains,"
                      + " such as 10.0.0.53:53.")));

  public static final SectionSpec SERVER =
      new SectionSpec(
          "server.yaml",
          List.of(
              optional(
                  "listen",
                  new Text(),
                  "127.0.0.1:8080",
                  "Address and port that take requests; port 0 picks a free one."),
              optional(
                  "base_url",
                  new Text(),
                  "http://localhost:{port of listen}",
                  "The URL that the outside world uses; it may have a path. Plain http is for loopback hosts"
                      + " only."),
              optional(
                  "store",
                  new Text(),
                  "sqlite:data/gatewright.db",
                  "Where state is kept: sqlite:FILE. postgresql://user@host/db is not available"
                      + " yet."),
              optional(
                  "master_key_file",
                  new Text(),
                  "data/master.key",
                  "The key that encrypts private keys at rest; made at the first start."),
              optional("tls", new Section(TLS), "none", "Serve https here. Not available yet."),
              optional(
                  "management",
                  new Text(),
                  "none",
                  "Address and port for /healthz and /readyz, which then leave the main one."),
              optional(
                  "admin_api",
                  OneOf.of(ServerConfig.AdminApiPlace.values()),
                  "main",
                  "Where programs administer (/admin/v1): main is below base_url, management at that"
                      + " address alone, off nowhere."),
              optional(
                  "console",
                  OneOf.of(ServerConfig.ConsolePlace.values()),
                  "main",
                  "Where people administer (/console): main is below base_url, off nowhere."),
              optional(
                  "mail",
                  new Either(new OneOf(List.of("inbox")), new Section(MAIL)),
                  "none",
                  "How mail is sent; inbox keeps it in memory and shows it under /dev/inbox."),
              optional(
                  "trusted_proxies",
                  new ListOf(new Text()),
                  "[]",
                  "Addresses or networks (10.0.0.0/8) whose Forwarded and X-Forwarded-* headers"
                      + " are believed."),
              optional(
                  "outbound",
                  new Section(OUTBOUND),
                  "{}",
                  "What may be called where an issuer's settings name an address, such as a client's"
                      + " jwks_uri or a provider."),
              optional(
                  "locations",
                  new Text(),
                  "none",
                  "A MaxMind DB file with cities or countries: pages and mails that name a network"
                      + " address say its place beside it."),
              optional(
                  "syslog",
                  new Section(SYSLOG),
                  "none",
                  "A syslog receiver that is told what happens at all issuers."),
              optional("limits", new Section(LIMITS), "{}", "How often somebody may be wrong."),
              optional("log", new Section(LOG), "{}", "How logs are written.")));

  public static final List<SectionSpec> ALL =
      List.of(SERVER, TLS, MAIL, OUTBOUND, SYSLOG, LIMITS, LOG);

  private ServerKeys() {}
}
