package dev.gatewright.server.account;

import dev.gatewright.identity.Secret;
import dev.gatewright.server.pages.account.AuthenticatorView;
import io.nayuki.qrcodegen.QrCode;

/// A QR code (ISO/IEC 18004) as the path of an SVG picture, so that no secret leaves this server to
/// be drawn elsewhere.
final class QrPicture {
  /// The light border that scanners need, in modules.
  private static final int QUIET = 4;

  private QrPicture() {}

  static AuthenticatorView.Picture of(Secret text) {
    var code = QrCode.encodeText(text.reveal(), QrCode.Ecc.MEDIUM);
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int length = 0;
        while (x + length < code.size && code.getModule(x + length, y)) {
          length++;
        }
        if (length > 0) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
          path.append('h').append(length).append("v1h-").append(length).append('z');
          x += length;
        }
      }
    }
    return new AuthenticatorView.Picture(code.size + 2 * QUIET, path.toString());
  }
}
