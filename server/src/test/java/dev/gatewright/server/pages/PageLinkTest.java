package dev.gatewright.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageLinkTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/acme/login?x=1&y=2",
        "https://app.example/callback?a=b",
        "http://localhost:3000/callback",
        "http://[::1]:8080/",
        "com.example.app:/callback"
      })
  @DisplayName("RFC 8252 §7.1: own paths, web addresses and private-use schemes may be linked")
  void accepted(String text) {
    assertThat(PageLink.parse(text).map(PageLink::value)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)//.",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example/",
        "/\\evil.example/",
        "https://",
        "https://user:pass@evil.example/",
        "https://a b/",
        "/a b",
        "/a\nb",
        "login",
        "https://exa\"mple/"
      })
  @DisplayName("an address that could run code or leave the origin unseen is refused")
  void refused(String text) {
    assertThat(PageLink.parse(text)).isEmpty();
  }

  @Test
  @DisplayName("the origin of a logo is what the content policy must allow")
  void origin() {
    assertThat(new PageLink("https://cdn.example:8443/a/b.svg").origin())
        .contains("https://cdn.example:8443");
    assertThat(new PageLink("/logo.svg").origin()).isEmpty();
  }
}
