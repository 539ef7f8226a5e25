package dev.gatewright.client.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A path to send a browser to never leads out of the application")
class LocalPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/dashboard",
        "/a/b/",
        "/a?next=https%3A%2F%2Fother.test%2F..%2F",
        "/a?x=//y&z=/../w",
        "/a#part",
        "/caf%C3%A9/a%20b",
        "/.well-known/x",
        "/a/..b/...",
        "/@user",
        "/a:b",
      })
  @DisplayName("RFC 9700 §4.11: paths of the application")
  void local(String path) {
    assertThat(LocalPath.parse(path))
        .hasValueSatisfying(each -> assertThat(each.value()).isEqualTo(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dashboard",
        "?a=b",
        "#a",
        "//evil.test",
        "///evil.test",
        "//evil.test/%2f..",
        "/\\evil.test",
        "\\\\evil.test",
        "\\/evil.test",
        "/a\\b",
        "/a//evil.test",
        "https://evil.test",
        "http:evil.test",
        "HTTPS:/evil.test",
        "javascript:alert(1)",
        "data:text/html,x",
        " /a",
        "/ /evil.test",
        "/\t/evil.test",
        "/\n/evil.test",
        "/a\r\nSet-Cookie: x=y",
        "/a%0d%0aSet-Cookie:x=y",
        "/%00",
        "/%2fevil.test",
        "/%2F%2Fevil.test",
        "/%5cevil.test",
        "/%5Cevil.test",
        "/./evil",
        "/.",
        "/..",
        "/../evil",
        "/a/../../evil",
        "/a/..;/b",
        "/a/.;x/b",
        "/%2e%2e/evil",
        "/%2E/evil",
        "/a/.%2e/evil",
        "/%zz",
        "/%",
        "/a%2",
        "/\u3002evil.test",
        "/\u2215evil.test",
        "/\u007fa",
        "/<script>",
        "/\"quoted",
        "@evil.test",
        ".evil.test",
      })
  @DisplayName("RFC 9700 §4.11: everything else is refused, however it is written")
  void elsewhere(String path) {
    assertThat(LocalPath.parse(path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 1025})
  @DisplayName("A path has 1,024 characters at most")
  void length(int length) {
    assertThat(LocalPath.parse("/" + "a".repeat(length - 1)).isPresent())
        .isEqualTo(length <= LocalPath.MAX_LENGTH);
  }
}
