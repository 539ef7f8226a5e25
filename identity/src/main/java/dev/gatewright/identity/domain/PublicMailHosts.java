package dev.gatewright.identity.domain;

import dev.gatewright.identity.MailHost;
import java.util.Set;

/// Mail domains at which anybody can have an address, so that they are no organization's: those of
/// the large providers. It need not be complete, since each of them would have to put our record
/// into its own DNS first.
public final class PublicMailHosts {
  private static final Set<String> HOSTS =
      Set.of(
          "126.com",
          "163.com",
          "aim.com",
          "alice.it",
          "aol.com",
          "arcor.de",
          "att.net",
          "bellsouth.net",
          "bigpond.com",
          "bluewin.ch",
          "bol.com.br",
          "bt.com",
          "btinternet.com",
          "comcast.net",
          "cox.net",
          "daum.net",
          "duck.com",
          "email.com",
          "fastmail.com",
          "foxmail.com",
          "free.fr",
          "freenet.de",
          "gmail.com",
          "gmx.at",
          "gmx.ch",
          "gmx.com",
          "gmx.de",
          "gmx.net",
          "googlemail.com",
          "hanmail.net",
          "hey.com",
          "hotmail.co.uk",
          "hotmail.com",
          "hotmail.de",
          "hotmail.es",
          "hotmail.fr",
          "hotmail.it",
          "hushmail.com",
          "icloud.com",
          "inbox.ru",
          "interia.pl",
          "laposte.net",
          "libero.it",
          "list.ru",
          "live.co.uk",
          "live.com",
          "live.de",
          "live.fr",
          "live.nl",
          "mac.com",
          "mail.com",
          "mail.de",
          "mail.ru",
          "mailbox.org",
          "me.com",
          "msn.com",
          "naver.com",
          "o2.pl",
          "onet.pl",
          "onmicrosoft.com",
          "optonline.net",
          "orange.fr",
          "outlook.com",
          "outlook.de",
          "outlook.fr",
          "pm.me",
          "posteo.de",
          "privaterelay.appleid.com",
          "proton.me",
          "protonmail.ch",
          "protonmail.com",
          "qq.com",
          "rambler.ru",
          "rediffmail.com",
          "rocketmail.com",
          "runbox.com",
          "sapo.pt",
          "sbcglobal.net",
          "seznam.cz",
          "sfr.fr",
          "sina.com",
          "sky.com",
          "sohu.com",
          "t-online.de",
          "terra.com.br",
          "tiscali.it",
          "tuta.com",
          "tuta.io",
          "tutanota.com",
          "tutanota.de",
          "uol.com.br",
          "verizon.net",
          "virgilio.it",
          "virginmedia.com",
          "vk.com",
          "wanadoo.fr",
          "web.de",
          "wp.pl",
          "xtra.co.nz",
          "ya.ru",
          "yahoo.ca",
          "yahoo.co.in",
          "yahoo.co.jp",
          "yahoo.co.uk",
          "yahoo.com",
          "yahoo.com.br",
          "yahoo.de",
          "yahoo.es",
          "yahoo.fr",
          "yahoo.it",
          "yandex.com",
          "yandex.ru",
          "yeah.net",
          "ymail.com",
          "zoho.com",
          "zohomail.com");

  private PublicMailHosts() {}

  /// Whether this is one of them or below one.
  public static boolean include(MailHost host) {
    var name = host.value();
    while (!HOSTS.contains(name)) {
      int dot = name.indexOf('.');
      if (dot < 0) {
        return false;
      }
      name = name.substring(dot + 1);
    }
    return true;
  }
}
